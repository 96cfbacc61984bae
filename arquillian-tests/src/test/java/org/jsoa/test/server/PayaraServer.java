/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jsoa.test.environment.TestFiles;
import org.jsoa.test.environment.TestRunFixture;

/** A full Payara Server with a fresh domain, on free ports of the loopback address. */
public final class PayaraServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String DOMAIN = "domain1";

    /** Without this element the server opens a port for JMS as soon as an adapter is deployed. */
    private static final String NO_JMS_BROKER = """
            <jms-service type="REMOTE" default-jms-host="none"><jms-host name="none" host="127.0.0.1"/></jms-service>
            """;

    private final Path home = TestFiles.file("payara6").resolve("glassfish");
    private final Path domains = TestFiles.file("domains");
    private final int adminPort;
    private final int httpPort;

    private PayaraServer() throws IOException {
        this.adminPort = TestRunFixture.freePort();
        this.httpPort = TestRunFixture.freePort();
    }

    /** Starts the server, and returns when it is ready. */
    public static PayaraServer start(Map<String, String> systemProperties) throws IOException, InterruptedException {
        return start(systemProperties, List.of());
    }

    /** Starts the server with libraries that all adapters and applications share. */
    public static PayaraServer start(Map<String, String> systemProperties, List<Path> libraries)
            throws IOException, InterruptedException {
        PayaraServer server = new PayaraServer();
        server.makeDomain(systemProperties);
        for (Path library : libraries) {
            Files.copy(library, server.domains.resolve(DOMAIN).resolve("lib").resolve(library.getFileName()));
        }
        try {
            server.asadmin("start-domain", "--domaindir", server.domains.toString(), DOMAIN);
            return server;
        } catch (AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** Deploys an archive, and returns when the application is ready. */
    public void deploy(Path archive) throws IOException, InterruptedException {
        remotely("deploy", archive.toString());
    }

    /** Deploys the adapter under a name, with the configuration that an administrator has created before. */
    public void deployAdapter(String name, Map<String, String> properties) throws IOException, InterruptedException {
        String assignments = properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue().replace(":", "\\:"))
                .collect(Collectors.joining(":"));
        remotely("create-resource-adapter-config", "--property", assignments, name);
        remotely("deploy", "--name", name, TestFiles.file("soa-rar.rar").toString());
    }

    /** Undeploys an application, and returns when nothing of it runs any more. */
    public void undeploy(String application) throws IOException, InterruptedException {
        remotely("undeploy", application);
    }

    /** Returns the stacks of all threads. */
    public String threads() throws IOException, InterruptedException {
        return run(List.of(tool("jcmd"), pid(), "Thread.print"));
    }

    /** Returns how many class loaders hold a class of that name after a garbage collection. */
    public int loadersOf(String className) throws IOException, InterruptedException {
        run(List.of(tool("jcmd"), pid(), "GC.run"));
        String loaded = run(List.of(tool("jcmd"), pid(), "VM.metaspace", "show-loaders", "show-classes"));
        return (int) loaded.lines()
                .map(String::strip)
                .filter(line -> line.endsWith(" " + className))
                .count();
    }

    /** Returns what the server has logged. */
    public String log() throws IOException {
        return Files.readString(domains.resolve(DOMAIN).resolve("logs/server.log"));
    }

    private String pid() throws IOException {
        return Files.readString(domains.resolve(DOMAIN).resolve("config/pid")).strip();
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Returns the address of the applications. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + httpPort + "/");
    }

    @Override
    public void close() throws IOException {
        Optional<ProcessHandle> process = process();
        try {
            asadmin("stop-domain", "--domaindir", domains.toString(), DOMAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private Optional<ProcessHandle> process() throws IOException {
        Path pid = domains.resolve(DOMAIN).resolve("config/pid");
        return Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                : Optional.empty();
    }

    private void makeDomain(Map<String, String> systemProperties) throws IOException {
        deleteTree(domains);
        copyTree(home.resolve("domains").resolve(DOMAIN), domains.resolve(DOMAIN));
        Path configuration = domains.resolve(DOMAIN).resolve("config/domain.xml");
        Files.writeString(configuration, adapted(Files.readString(configuration), systemProperties));
    }

    /** Moves all listeners to free ports of the loopback address, and disables those that the tests do not need. */
    private String adapted(String xml, Map<String, String> systemProperties) throws IOException {
        StringBuilder options = new StringBuilder();
        systemProperties.forEach((name, value) -> options.append("<jvm-options>-D")
                .append(name)
                .append('=')
                .append(value)
                .append("</jvm-options>"));
        return xml.replace("0.0.0.0", "127.0.0.1")
                .replace("<network-listener port=\"8080\"", listener(httpPort))
                .replace("<network-listener port=\"8181\"", "<network-listener enabled=\"false\" port=\"8181\"")
                .replace("<network-listener port=\"4848\"", listener(adminPort))
                .replace("port=\"3700\"", "port=\"" + TestRunFixture.freePort() + "\"")
                .replace("port=\"3820\"", "enabled=\"false\" port=\"3820\"")
                .replace("port=\"3920\"", "enabled=\"false\" port=\"3920\"")
                .replace("<jmx-connector ", "<jmx-connector enabled=\"false\" ")
                .replace(
                        "<hazelcast-config-specific-configuration>",
                        "<hazelcast-config-specific-configuration enabled=\"false\">")
                .replaceFirst("<iiop-service>", NO_JMS_BROKER + "<iiop-service>")
                .replaceFirst("<jvm-options>", options + "<jvm-options>");
    }

    private static String listener(int port) {
        return "<network-listener address=\"127.0.0.1\" port=\"" + port + "\"";
    }

    private void remotely(String... command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--port", Integer.toString(adminPort)));
        arguments.addAll(List.of(command));
        asadmin(arguments.toArray(String[]::new));
    }

    private void asadmin(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                tool("java"),
                "-jar",
                home.resolve("lib/client/appserver-cli.jar").toString()));
        command.addAll(List.of(arguments));
        run(command);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(TestFiles.directory(), "command", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed:\n" + said + "see "
                    + domains.resolve(DOMAIN).resolve("logs/server.log"));
        }
        Files.delete(output);
        return said;
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
