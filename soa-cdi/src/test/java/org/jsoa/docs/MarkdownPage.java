/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path where it is
 * @param lines its text
 */
record MarkdownPage(Path path, List<String> lines) {

    /** The top of the source tree, seen from this module. */
    static final Path ROOT = Path.of("..");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern SOURCE = Pattern.compile("<!-- code: (\\S+)#(\\S+) -->");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`]*`");

    /**
     * A block of Java.
     *
     * @param line the number of the line on which it begins, from 1
     * @param source the file that it is taken from, or null if the page does not say
     * @param tag the name of the region in that file, or null
     * @param code the text
     */
    record JavaBlock(int line, String source, String tag, String code) {}

    static List<MarkdownPage> all() {
        try (Stream<Path> tree = Files.walk(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT);
                Stream<Path> benchmarks = Files.list(ROOT.resolve("benchmarks"))) {
            return Stream.of(tree, top, benchmarks)
                    .flatMap(paths -> paths)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .map(MarkdownPage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkdownPage read(Path path) {
        try {
            return new MarkdownPage(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                prose.add(line);
            }
        }
        return prose;
    }

    /** Returns the targets of all links, as they are written. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        for (String line : prose()) {
            Matcher matcher = LINK.matcher(INLINE_CODE.matcher(line).replaceAll("`code`"));
            while (matcher.find()) {
                links.add(matcher.group(1));
            }
        }
        return links;
    }

    /** Returns the anchors of all headings, as GitHub makes them. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : prose()) {
            if (!line.matches("#{1,6} .*")) {
                continue;
            }
            String anchor = line.replaceFirst("#+ ", "")
                    .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int earlier = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(earlier == 0 ? anchor : anchor + "-" + earlier);
        }
        return anchors;
    }

    /** Returns all blocks of Java. */
    List<JavaBlock> javaBlocks() {
        List<JavaBlock> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals("```java")) {
                continue;
            }
            int end = i + 1;
            while (!lines.get(end).equals("```")) {
                end++;
            }
            Matcher source = SOURCE.matcher(i == 0 ? "" : lines.get(i - 1));
            boolean named = source.matches();
            blocks.add(new JavaBlock(
                    i + 1,
                    named ? source.group(1) : null,
                    named ? source.group(2) : null,
                    String.join("\n", lines.subList(i + 1, end))));
            i = end;
        }
        return blocks;
    }
}
