/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.pysoa;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jsoa.benchmarks.contestant.Contestant;
import org.jsoa.benchmarks.contestant.Contestants;
import org.jsoa.benchmarks.contestant.Ground;
import org.jsoa.benchmarks.contestant.Node;
import org.jsoa.benchmarks.contestant.Running;
import org.jsoa.benchmarks.process.Child;
import org.jsoa.benchmarks.process.RedisServer;

/**
 * PySOA on both sides, in as many processes as there are processors each.
 *
 * @param python a Python that can import it, by its environment
 */
public record PysoaContestant(String python) implements Contestant {

    private static final int LOOK_MILLIS = 200;
    private static final int MOST_LOOKS = 300;

    @Override
    public String name() {
        return Contestants.PYSOA;
    }

    @Override
    public String description() {
        return "PySOA itself: as many server processes, and processes of callers, as there are processors";
    }

    @Override
    public boolean takes(int callsPerSecond) {
        return callsPerSecond == 0;
    }

    @Override
    public Running start(Ground ground) throws IOException, InterruptedException {
        RedisServer redis = ground.startRedis(name() + "-redis");
        String script = script(ground.files()).toString();
        String port = Integer.toString(redis.port());
        Child server = ground.children().start(name() + "-server", List.of(python, script, "serve", port));
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> command = List.of(python, script, "call", port, Integer.toString(socket.getLocalPort()));
            Child client = ground.children().start(name() + "-client", command);
            Node calling = new Node(client, accepted(socket, client));
            return Running.over(redis, calling, new Node(server, new NoControl()));
        }
    }

    private static LineControl accepted(ServerSocket socket, Child client) throws IOException {
        socket.setSoTimeout(LOOK_MILLIS);
        for (int i = 0; i < MOST_LOOKS && client.isAlive(); i++) {
            try {
                return new LineControl(socket.accept());
            } catch (SocketTimeoutException e) {
                // It calls the service until that answers, and reports then.
            }
        }
        throw new IOException("PySOA does not run; see " + client.log());
    }

    private static Path script(Path files) throws IOException {
        Path script = files.resolve("echo.py");
        try (InputStream in = PysoaContestant.class.getResourceAsStream("echo.py")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return script;
    }
}
