/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jsoa.spi.ApplicationSetting;
import org.junit.jupiter.api.Test;

/** What users read about the settings of applications is what applications do. */
class SettingsDocumentationTest {

    private static final Path PAGE = Path.of("../docs/reference/settings.md");

    /** A row of the table of application settings. */
    private record Row(String configName, String type, String defaultValue) {}

    @Test
    void thePageListsEverySettingWithItsTypeAndDefaultAndNoOther() throws Exception {
        Row[] expected = Arrays.stream(ApplicationSetting.values())
                .map(setting -> new Row(setting.configName(), setting.type().documented(), setting.defaultValue()))
                .toArray(Row[]::new);

        assertThat(applicationTable()).containsExactlyInAnyOrder(expected);
    }

    private static List<Row> applicationTable() throws Exception {
        return Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.equals("## Application"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## ") && !line.startsWith("### "))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .flatMap(SettingsDocumentationTest::rows)
                .toList();
    }

    /** A row may be about several settings, of which all but the first are named by their last parts alone. */
    private static Stream<Row> rows(String line) {
        List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
        List<String> names = List.of(cells.get(0).split(", ", -1));
        String first = names.get(0);
        String prefix = first.substring(0, first.lastIndexOf('.'));
        String defaultValue = cells.get(2).equals("none") ? "" : cells.get(2);
        return names.stream()
                .map(name -> new Row(name.startsWith(".") ? prefix + name : name, cells.get(1), defaultValue));
    }
}
