/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A version of JSOA, built in a checkout.
 *
 * @param prefix what distinguishes the names of its processes from those of another version
 * @param classPath runs the parts of contestants in plain JVMs
 * @param server the folder with the application server and the adapter's archive
 * @param service the application that serves
 * @param client the application that calls
 */
public record Version(String prefix, String classPath, Path server, Path service, Path client) {

    private static final String FILE = "version.properties";
    private static final String BASELINE = "baseline-";

    /**
     * Returns the version that this process runs.
     *
     * @param files a folder for the applications
     * @param server the folder with the application server and the adapter's archive
     */
    public static Version current(Path files, Path server) throws IOException {
        Archives archives = new Archives(files.resolve("archives"));
        return new Version("", System.getProperty("java.class.path"), server, archives.service(), archives.client());
    }

    /**
     * Reads a version that another checkout has written, to compare the current one with it.
     *
     * @param folder the folder that the other checkout has written to
     */
    public static Version baseline(Path folder) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
            properties.load(reader);
        }
        return new Version(
                BASELINE,
                properties.getProperty("class-path"),
                Path.of(properties.getProperty("server")),
                Path.of(properties.getProperty("service")),
                Path.of(properties.getProperty("client")));
    }

    /** Writes where the parts of this version are. They must stay there. */
    public void write(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("class-path", classPath);
        properties.setProperty("server", server.toAbsolutePath().toString());
        properties.setProperty("service", service.toAbsolutePath().toString());
        properties.setProperty("client", client.toAbsolutePath().toString());
        try (Writer writer =
                Files.newBufferedWriter(Files.createDirectories(folder).resolve(FILE))) {
            properties.store(writer, null);
        }
    }
}
