/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.pysoa;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.jsoa.benchmarks.control.Control;
import org.jsoa.benchmarks.control.Usage;
import org.jsoa.benchmarks.load.LoadResult;
import org.jsoa.benchmarks.load.LoadSpec;

/** Commands the callers of {@code echo.py}: a line there, a line of JSON back. */
final class LineControl implements Control {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JsonMapper json = new JsonMapper();
    private final Socket socket;
    private final BufferedReader in;

    LineControl(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        read();
    }

    @Override
    public void open(LoadSpec spec) throws IOException {
        ask("open " + spec.callers() + " " + spec.bodyBytes());
    }

    @Override
    public LoadResult load(LoadSpec spec) throws IOException {
        if (spec.callsPerSecond() != 0) {
            throw new IOException("pysoa has no load at a fixed rate");
        }
        JsonNode answer = ask("load " + spec.duration().toMillis() / 1e3);
        Histogram latencies = new Histogram(3);
        answer.get("latencies").forEach(nanos -> latencies.recordValue(nanos.asLong()));
        return LoadResult.of(
                answer.get("nanos").asLong(),
                answer.get("failed").asLong(),
                answer.get("first").asText(),
                latencies);
    }

    @Override
    public void closeCallers() throws IOException {
        ask("close");
    }

    @Override
    public Usage usage() {
        return Usage.UNKNOWN;
    }

    private JsonNode ask(String order) throws IOException {
        socket.getOutputStream().write((order + "\n").getBytes(US_ASCII));
        return read();
    }

    private JsonNode read() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("the callers of PySOA are gone");
        }
        return json.readTree(line);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
