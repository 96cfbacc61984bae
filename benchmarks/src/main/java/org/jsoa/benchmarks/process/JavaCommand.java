/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** How processes of Java are started: all with the same options. */
public final class JavaCommand {

    /** The options of every JVM that takes part, application servers included. */
    public static final List<String> OPTIONS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch");

    private JavaCommand() {}

    /** Returns the command that runs a main class with a class path. */
    public static List<String> of(String classPath, Class<?> main, Properties properties, String... arguments) {
        List<String> command = begin(properties);
        command.addAll(List.of("-classpath", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the command that runs a jar. */
    public static List<String> ofJar(Path jar, Properties properties, List<String> arguments) {
        List<String> command = begin(properties);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }

    private static List<String> begin(Properties properties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> command.add("-D" + name + "=" + properties.getProperty(name)));
        return command;
    }
}
