/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The documentation and the descriptor agree with the settings of the adapter. */
class SettingsDocumentationTest {

    private static final Path PAGE = Path.of("../docs/reference/settings.md");
    private static final Path DESCRIPTOR = Path.of("src/main/rar/META-INF/ra.xml");

    private static final int TYPE_COLUMN = 2;
    private static final int DEFAULT_COLUMN = 3;

    /** A row of the table of adapter settings. */
    private record Row(String property, String configName, String type, String defaultValue) {}

    /** A property that a server offers to the administrator. */
    private record Property(String name, String defaultValue) {}

    @Test
    void thePageListsEverySettingWithItsTypeAndDefaultAndNoOther() throws Exception {
        Row[] expected = Arrays.stream(Setting.values())
                .map(setting -> new Row(
                        setting.property(), setting.configName(), setting.type().documented(), setting.defaultValue()))
                .toArray(Row[]::new);

        assertThat(adapterTable()).containsExactlyInAnyOrder(expected);
    }

    @Test
    void theDescriptorDeclaresEverySettingAndNoOther() throws Exception {
        Property[] expected = Arrays.stream(Setting.values())
                .map(setting -> new Property(setting.property(), setting.defaultValue()))
                .toArray(Property[]::new);

        assertThat(declaredProperties("/connector/resourceadapter")).containsExactlyInAnyOrder(expected);
    }

    @Test
    void theDescriptorNamesTheOverrideOfEverySetting() throws Exception {
        String descriptor = Files.readString(DESCRIPTOR);

        assertThat(Setting.values()).allSatisfy(setting -> assertThat(descriptor)
                .contains("Overridden by MicroProfile Config " + setting.configName() + ".</description>"));
    }

    @Test
    void theDescriptorDeclaresEveryPropertyOfConnectionFactoriesWithoutADefault() throws Exception {
        Property[] expected = Arrays.stream(
                        Introspector.getBeanInfo(ClientProperties.class).getPropertyDescriptors())
                .filter(property -> property.getWriteMethod() != null)
                .map(property -> new Property(capitalized(property.getName()), ""))
                .toArray(Property[]::new);

        assertThat(declaredProperties("/connector/resourceadapter/outbound-resourceadapter/connection-definition"))
                .containsExactlyInAnyOrder(expected);
    }

    /** Servers show the values of other properties to administrators, and write them to logs. */
    @Test
    void theDescriptorMarksEveryPasswordAsConfidential() throws Exception {
        String[] properties = Files.readString(DESCRIPTOR).split("<config-property>");

        assertThat(properties)
                .filteredOn(property -> property.contains("Password</config-property-name>"))
                .hasSize(8)
                .allMatch(property ->
                        property.contains("<config-property-confidential>true</config-property-confidential>"));
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static List<Row> adapterTable() throws Exception {
        return Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.equals("## Adapter"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(SettingsDocumentationTest::row)
                .toList();
    }

    private static Row row(String line) {
        List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
        String defaultValue = cells.get(DEFAULT_COLUMN);
        return new Row(
                cells.get(0), cells.get(1), cells.get(TYPE_COLUMN), defaultValue.equals("none") ? "" : defaultValue);
    }

    private static List<Property> declaredProperties(String parent) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(DESCRIPTOR.toFile());
        XPath path = XPathFactory.newInstance().newXPath();
        NodeList declarations = (NodeList) path.evaluate(parent + "/config-property", document, XPathConstants.NODESET);
        List<Property> properties = new ArrayList<>();
        for (int i = 0; i < declarations.getLength(); i++) {
            properties.add(new Property(
                    path.evaluate("config-property-name", declarations.item(i)),
                    path.evaluate("config-property-value", declarations.item(i))));
        }
        return properties;
    }
}
