/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoa.docs.MarkdownPage.JavaBlock;
import org.junit.jupiter.api.Test;

/** The pages of the documentation lead somewhere, and their Java is compiled. */
class DocumentationTest {

    @Test
    void everyLinkLeadsToAFileAndAHeadingThatExist() {
        List<String> broken = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            for (String link : page.links()) {
                problem(page, link).ifPresent(text -> broken.add(page.path() + ": " + link + " " + text));
            }
        }
        assertThat(broken).isEmpty();
    }

    private static Optional<String> problem(MarkdownPage page, String link) {
        if (link.matches("[a-z]+:.*")) {
            return Optional.empty();
        }
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target =
                file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
        if (!Files.exists(target)) {
            return Optional.of("is not there");
        }
        if (hash < 0 || MarkdownPage.read(target).anchors().contains(link.substring(hash + 1))) {
            return Optional.empty();
        }
        return Optional.of("names no heading");
    }

    @Test
    void everyBlockOfJavaIsARegionOfACompiledFile() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            for (JavaBlock block : page.javaBlocks()) {
                String place = page.path() + ":" + block.line();
                if (block.source() == null) {
                    wrong.add(place + " does not say where it is from: <!-- code: FILE#TAG --> on the line above");
                } else if (!block.code().equals(region(block.source(), block.tag()))) {
                    wrong.add(place + " differs from " + block.source() + "#" + block.tag());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Returns what stands between the comments {@code tag::TAG[]} and {@code end::TAG[]}, without common indentation. */
    private static String region(String source, String tag) throws IOException {
        List<String> lines = Files.readAllLines(MarkdownPage.ROOT.resolve(source));
        int begin = indexOf(lines, "// tag::" + tag + "[]");
        int end = indexOf(lines, "// end::" + tag + "[]");
        if (begin < 0 || end < begin) {
            return null;
        }
        return lines.subList(begin + 1, end).stream()
                .filter(line -> !line.strip().matches("// (tag|end)::.*"))
                .collect(Collectors.joining("\n"))
                .stripIndent()
                .strip();
    }

    private static int indexOf(List<String> lines, String comment) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(comment)) {
                return i;
            }
        }
        return -1;
    }
}
