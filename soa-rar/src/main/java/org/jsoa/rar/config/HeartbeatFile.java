/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that services touch while they are alive, as PySOA's {@code heartbeat_file}. Each service has a file.
 *
 * @param pattern the path, which contains {@value #SERVICE} and optionally {@value #PID}; null for no files
 * @since 0.1
 */
public record HeartbeatFile(String pattern) {

    static final String SERVICE = "{{service}}";
    static final String PID = "{{pid}}";

    /**
     * Checks that the files can be created.
     *
     * @throws IllegalArgumentException if they cannot; the message says what the path must be
     */
    public HeartbeatFile {
        if (pattern != null) {
            String complaint = complaint(pattern);
            if (complaint != null) {
                throw new IllegalArgumentException(complaint + ", not \"" + pattern + "\"");
            }
        }
    }

    private static String complaint(String pattern) {
        if (!pattern.contains(SERVICE)) {
            return "must contain " + SERVICE + ", since each service has a file of its own";
        }
        try {
            Path folder = path(pattern, "service").getParent();
            return folder != null && Files.isDirectory(folder) && Files.isWritable(folder)
                    ? null
                    : "must be the absolute path of a file in a folder that exists and can be written to";
        } catch (InvalidPathException e) {
            return "must be the path of a file";
        }
    }

    /**
     * Returns the file of a service.
     *
     * @param service the name of the service
     * @return the file; empty for none
     */
    public Optional<Path> of(String service) {
        return Optional.ofNullable(pattern).map(text -> path(text, service));
    }

    private static Path path(String pattern, String service) {
        return Path.of(pattern.replace(SERVICE, service.replaceAll("[^A-Za-z0-9._-]", "_"))
                .replace(PID, Long.toString(ProcessHandle.current().pid())));
    }
}
