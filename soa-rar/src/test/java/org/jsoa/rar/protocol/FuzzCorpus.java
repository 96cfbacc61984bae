/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Where a fuzzer begins: the frames of the vectors, lists of chunks made of them, and what fuzzers have found before. */
public final class FuzzCorpus {

    private static final int LARGEST = 4_096;
    private static final int CHUNKS = 3;

    private FuzzCorpus() {}

    /** Writes each input to a file of its own in the first folder, and makes the second for what the fuzzer adds. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.createDirectories(Path.of(arguments[1]));
        int number = 0;
        for (byte[] input : inputs()) {
            Files.write(folder.resolve("seed-" + number++), input);
        }
    }

    static List<byte[]> inputs() throws IOException {
        List<byte[]> inputs = new ArrayList<>(found());
        for (String kind : List.of("request", "response", "msgpack-value")) {
            Vector.ofKind(kind).stream()
                    .filter(Vector::hasBytes)
                    .map(Vector::bytes)
                    .filter(bytes -> bytes.length <= LARGEST)
                    .forEach(inputs::add);
        }
        for (Vector response : Vector.ofKind("response")) {
            if (response.hasBytes() && response.bytes().length <= LARGEST) {
                inputs.add(inChunks(payload(response.bytes())));
            }
        }
        return inputs;
    }

    /** Returns the inputs by which fuzzers have reached something new, one in each line of a file. */
    static List<byte[]> found() throws IOException {
        try (InputStream in = FuzzCorpus.class.getResourceAsStream("/fuzz/inputs.hex")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(HexFormat.of()::parseHex)
                    .toList();
        }
    }

    private static byte[] payload(byte[] bytes) throws IOException {
        try {
            return Arrays.copyOfRange(bytes, Frame.parse(bytes).payloadOffset(), bytes.length);
        } catch (UnreadableMessageException e) {
            throw new IOException("a vector is no frame", e);
        }
    }

    private static byte[] inChunks(byte[] payload) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        for (int i = 0; i < CHUNKS; i++) {
            int from = payload.length * i / CHUNKS;
            list.writeBytes(Frame.chunkHeader(3, ContentType.MSGPACK, CHUNKS, i + 1));
            list.write(payload, from, payload.length * (i + 1) / CHUNKS - from);
        }
        return list.toByteArray();
    }
}
