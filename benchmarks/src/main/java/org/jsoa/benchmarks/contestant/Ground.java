/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jsoa.benchmarks.child.ChildMain;
import org.jsoa.benchmarks.child.Part;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.benchmarks.control.ControlHub;
import org.jsoa.benchmarks.control.Reporter;
import org.jsoa.benchmarks.process.Child;
import org.jsoa.benchmarks.process.Children;
import org.jsoa.benchmarks.process.JavaCommand;
import org.jsoa.benchmarks.process.RedisProgram;
import org.jsoa.benchmarks.process.RedisServer;

/**
 * Where contestants run.
 *
 * @param files a folder for what they need
 * @param version the version of JSOA that contestants run
 * @param children starts their processes
 * @param redis starts their Redis servers
 * @param hub where the processes report
 * @param workers how many calls a service runs at once
 */
public record Ground(Path files, Version version, Children children, RedisProgram redis, ControlHub hub, int workers) {

    private static final Duration TO_START = Duration.ofSeconds(60);

    /** Returns the same place with another version of JSOA. */
    Ground of(Version other) {
        return new Ground(files, other, children, redis, hub, workers);
    }

    /** Starts a Redis server. */
    public RedisServer startRedis(String name) throws IOException, InterruptedException {
        return redis.start(version.prefix() + name);
    }

    /** Starts a process with one part of a contestant, and waits until it is ready. */
    public Node node(String name, Class<? extends Part> part, PartSettings settings) throws IOException {
        Properties properties = new Properties();
        settings.addTo(properties);
        return node(name, properties, part);
    }

    private Node node(String name, Properties properties, Class<? extends Part> part) throws IOException {
        reporter(name).addTo(properties);
        return node(name, JavaCommand.of(version.classPath(), ChildMain.class, properties, part.getName()), TO_START);
    }

    /** Returns what a process must know to report under a name. */
    public Reporter reporter(String name) {
        return new Reporter(version.prefix() + name, hub.port());
    }

    /** Starts a process that will report under its name, and waits until it does. */
    public Node node(String name, List<String> command, Duration patience) throws IOException {
        String reported = version.prefix() + name;
        Child child = children.start(reported, command);
        try {
            return new Node(child, hub.await(reported, child::isAlive, patience));
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "; see " + child.log(), e);
        }
    }
}
