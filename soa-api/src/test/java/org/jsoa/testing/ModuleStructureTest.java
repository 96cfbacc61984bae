/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The limits that keep a module readable: circles of classes, types in a package, lines in a class. Each module has a subclass.
 *
 * <p>A nested type counts as its outermost type, and a sealed type and its permitted subtypes as one: they are one unit of
 * thought. Two types may know each other; three or more must not form a circle.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // The classes are read once.
public abstract class ModuleStructureTest {

    private static final int MOST_TYPES_IN_A_CIRCLE = 2;
    private static final int MOST_TYPES_IN_A_PACKAGE = 20;
    private static final int MOST_CODE_LINES = 300;

    private final Path sources;
    private final JavaClasses classes;

    /** Reads the product's classes. */
    protected ModuleStructureTest() {
        this(Path.of("target/classes"), Path.of("src/main/java"));
    }

    /** Reads compiled classes and remembers where their sources are. Both paths are relative to the module. */
    protected ModuleStructureTest(Path classes, Path sources) {
        this.classes = new ClassFileImporter().importPath(classes);
        this.sources = sources;
    }

    @Test
    final void noMoreThanTwoTypesFormACircle() {
        assertThat(circles(dependencies()))
                .filteredOn(circle -> circle.size() > MOST_TYPES_IN_A_CIRCLE)
                .isEmpty();
    }

    @Test
    final void noPackageHasTooManyTypes() {
        Map<String, Set<String>> types = new TreeMap<>();
        classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .forEach(type -> types.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                        .add(outermost(type).getName()));

        assertThat(types)
                .allSatisfy((name, found) -> assertThat(found).hasSizeLessThanOrEqualTo(MOST_TYPES_IN_A_PACKAGE));
    }

    @Test
    final void noSourceFileHasTooManyLinesOfCode() throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(codeLines(file)).isLessThanOrEqualTo(MOST_CODE_LINES));
        }
    }

    private Map<String, Set<String>> dependencies() {
        Map<String, String> nodes = classes.stream().collect(Collectors.toMap(JavaClass::getName, this::node));
        Map<String, Set<String>> dependencies = new TreeMap<>();
        for (JavaClass type : classes) {
            Set<String> targets = dependencies.computeIfAbsent(nodes.get(type.getName()), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> nodes.get(dependency.getTargetClass().getName()))
                    .filter(target -> target != null && !target.equals(nodes.get(type.getName())))
                    .forEach(targets::add);
        }
        return dependencies;
    }

    /** Returns the name of the type that a class counts as. */
    private String node(JavaClass type) {
        JavaClass outermost = outermost(type);
        return Stream.concat(outermost.getRawSuperclass().stream(), outermost.getRawInterfaces().stream())
                .filter(above -> classes.contain(above.getName()) && permits(above, outermost))
                .findFirst()
                .map(this::node)
                .orElse(outermost.getName());
    }

    private static boolean permits(JavaClass above, JavaClass type) {
        Class<?>[] permitted = above.reflect().getPermittedSubclasses();
        return permitted != null && Set.of(permitted).contains(type.reflect());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ModuleStructureTest::outermost).orElse(type);
    }

    /** Returns the strongly connected components of a graph, by Tarjan's algorithm. */
    private static List<Set<String>> circles(Map<String, Set<String>> graph) {
        Tarjan tarjan = new Tarjan(graph);
        graph.keySet().forEach(tarjan::visit);
        return tarjan.components;
    }

    private static final class Tarjan {
        private final Map<String, Set<String>> graph;
        private final Map<String, Integer> indexes = new HashMap<>();
        private final Map<String, Integer> lows = new HashMap<>();
        private final Deque<String> stack = new ArrayDeque<>();
        private final List<Set<String>> components = new ArrayList<>();

        Tarjan(Map<String, Set<String>> graph) {
            this.graph = graph;
        }

        void visit(String node) {
            if (indexes.containsKey(node)) {
                return;
            }
            indexes.put(node, indexes.size());
            lows.put(node, indexes.get(node));
            stack.push(node);
            for (String target : graph.get(node)) {
                visit(target);
                if (stack.contains(target)) {
                    lows.merge(node, lows.get(target), Math::min);
                }
            }
            if (lows.get(node).equals(indexes.get(node))) {
                Set<String> component = new TreeSet<>();
                String member;
                do {
                    member = stack.pop();
                    component.add(member);
                } while (!member.equals(node));
                components.add(component);
            }
        }
    }

    /** Counts the lines that are neither blank nor part of a comment. */
    private static long codeLines(Path file) {
        boolean isInComment = false;
        long lines = 0;
        for (String line : read(file)) {
            String text = line.strip();
            if (!isInComment && !text.startsWith("/*") && !text.startsWith("//") && !text.isEmpty()) {
                lines++;
            }
            isInComment = (isInComment || text.startsWith("/*")) && !text.endsWith("*/");
        }
        return lines;
    }

    private static Collection<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
