/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;
import org.jsoa.rar.frame.MalformedFrameException;

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
        Stream.of(ContentType.values()).forEach(type -> {
            inputs.addAll(encryptedRequests(type));
            inputs.addAll(encryptedResponses(type));
        });
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

    /** Returns the jobs of the vectors that the content type can carry, each in the place of an encrypted body. */
    static List<byte[]> encryptedRequests(ContentType type) {
        RequestReader reader = new RequestReader(DecodeLimits.DEFAULT);
        RequestWriter writer = new RequestWriter(3, type, LARGEST, TransparentCipher.INSTANCE);
        List<byte[]> frames = new ArrayList<>();
        for (Vector vector : Vector.ofKind("request")) {
            try {
                ReceivedRequest request = reader.read(vector.bytes());
                if (request.job() != null) {
                    frames.add(writer.write("s", 1, "r!1", Instant.EPOCH, request.job()));
                }
            } catch (UnreadableMessageException | UnserializableValueException | OversizedRequestException e) {
                // One of the vectors that are made to fail.
            }
        }
        return frames;
    }

    /** Returns the responses of the vectors that the content type can carry, each in the place of an encrypted body. */
    static List<byte[]> encryptedResponses(ContentType type) {
        ResponseReader reader = new ResponseReader(DecodeLimits.DEFAULT);
        ResponseWriter writer = new ResponseWriter(new ResponseWriterSettings(LARGEST, -1), TransparentCipher.INSTANCE);
        ReplyAddress to = new ReplyAddress(3, type, 1L, Map.of("reply_to", "r!1"), true);
        List<byte[]> frames = new ArrayList<>();
        for (Vector vector : Vector.ofKind("response")) {
            try {
                JobResponse response = reader.read(vector.bytes(), "r!1").response();
                frames.addAll(writer.write(to, response, Instant.EPOCH).frames());
            } catch (UnreadableMessageException e) {
                // One of the vectors that are made to fail.
            }
        }
        return frames;
    }

    private static byte[] payload(byte[] bytes) throws IOException {
        try {
            return Arrays.copyOfRange(bytes, Frame.parse(bytes).payloadOffset(), bytes.length);
        } catch (MalformedFrameException e) {
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
