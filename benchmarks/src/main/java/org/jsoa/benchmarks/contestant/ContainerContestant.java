/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jsoa.benchmarks.process.FreePort;
import org.jsoa.benchmarks.process.JavaCommand;
import org.jsoa.benchmarks.process.RedisServer;

/** Two application servers with Redis between them. */
final class ContainerContestant implements Contestant {

    private static final Duration TO_START = Duration.ofMinutes(3);

    @Override
    public String name() {
        return Contestants.CONTAINER;
    }

    @Override
    public String description() {
        return "JSOA on two Payara Micro: an injected client; a bean with records, Bean Validation and two interceptors";
    }

    @Override
    public Running start(Ground ground) throws IOException, InterruptedException {
        RedisServer redis = ground.startRedis(name() + "-redis");
        Version version = ground.version();
        Node server = server(ground, name() + "-server", redis, version.service());
        return Running.over(redis, server(ground, name() + "-client", redis, version.client()), server);
    }

    private static Node server(Ground ground, String name, RedisServer redis, Path archive) throws IOException {
        Properties properties = new Properties();
        ground.reporter(name).addTo(properties);
        properties.setProperty("soa.redis.url", "redis://127.0.0.1:" + redis.port());
        properties.setProperty("soa.server.concurrency", Integer.toString(ground.workers()));
        properties.setProperty("soa.client.timeout-millis", "10000");
        List<String> arguments = List.of(
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(FreePort.find()),
                "--prebootcommandfile",
                loopbackOnly(ground.files()).toString(),
                "--deploy",
                ground.version().server().resolve("soa-rar.rar").toString(),
                "--deploy",
                archive.toString());
        Path program = ground.version().server().resolve("payara-micro.jar");
        return ground.node(name, JavaCommand.ofJar(program, properties, arguments), TO_START);
    }

    private static Path loopbackOnly(Path files) throws IOException {
        return Files.writeString(
                files.resolve("preboot.txt"),
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                        + ".address=127.0.0.1\n");
    }
}
