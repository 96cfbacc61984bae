/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoa.benchmarks.process.JavaCommand;

/** Where it was measured. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Machine() {}

    static String description() throws IOException {
        return """
                - Machine: %s, %d processors as the JVM sees them; memory %s; %s %s
                - JVM: %s %s with `%s`
                """.formatted(
                        first(PROCESSORS, "model name"),
                        Runtime.getRuntime().availableProcessors(),
                        first(MEMORY, "MemTotal"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.runtime.version"),
                        String.join(" ", JavaCommand.OPTIONS));
    }

    /** Only Linux tells it in these files. */
    private static String first(Path file, String key) throws IOException {
        if (!Files.isReadable(file)) {
            return "unknown";
        }
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
