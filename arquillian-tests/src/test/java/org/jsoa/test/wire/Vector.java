/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoa.test.peer.Frame;

/**
 * A request of the golden vectors, and the response of PySOA.
 *
 * @param name the name of the request
 * @param request the frame as recorded
 * @param response the frames as recorded; empty if PySOA did not respond
 */
public record Vector(String name, Frame request, List<Frame> response) {

    /** In MessagePack: the key, and the type byte of a number of eight bytes. */
    private static final String EXPIRY_KEY = "\u00aa__expiry__\u00cb";

    private static final Pattern EXPIRY = Pattern.compile(
            Pattern.quote(EXPIRY_KEY) + "(?<binary>.{8})|\"__expiry__\": (?<text>[0-9.]+)", Pattern.DOTALL);

    /** Returns every request that was recorded. */
    public static List<Vector> requests() {
        return index().stream()
                .filter(entry -> entry.getString("kind").equals("request"))
                .map(Vector::of)
                .toList();
    }

    private static Vector of(JsonObject entry) {
        String response = entry.isNull("response") ? null : entry.getString("response");
        List<Frame> frames = index().stream()
                .filter(other -> other.getString("name").equals(response)
                        || other.getString("name").startsWith(response + "_chunk"))
                .map(other -> Frame.of(bytes(other.getString("file"))))
                .toList();
        return new Vector(entry.getString("name"), Frame.of(bytes(entry.getString("file"))), frames);
    }

    private static List<JsonObject> index() {
        try (InputStream in = resource("vectors.json");
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject().getJsonArray("vectors").getValuesAs(JsonObject.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String file) {
        try (InputStream in = resource(file)) {
            byte[] content = in.readAllBytes();
            return file.endsWith(".hex")
                    ? HexFormat.of().parseHex(new String(content, StandardCharsets.US_ASCII).strip())
                    : content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Vector.class.getResourceAsStream("/vectors/" + name);
    }

    /** Returns this vector with another time of expiry, if its request has one. */
    public Vector expiring(Instant expiry) {
        Matcher matcher = EXPIRY.matcher(latin(request.bytes()));
        return withRequest(matcher.replaceFirst(found -> Matcher.quoteReplacement(
                matcher.group("text") == null
                        ? EXPIRY_KEY + binary((double) expiry.getEpochSecond())
                        : "\"__expiry__\": " + expiry.getEpochSecond() + ".0")));
    }

    /** Returns this vector with other bytes in the place of some of its request. */
    public Vector replacing(String hex, String newHex) {
        return withRequest(latin(request.bytes())
                .replace(
                        latin(HexFormat.of().parseHex(hex)),
                        latin(HexFormat.of().parseHex(newHex))));
    }

    private Vector withRequest(String newRequest) {
        return new Vector(name, Frame.of(newRequest.getBytes(StandardCharsets.ISO_8859_1)), response);
    }

    private static String binary(double number) {
        return latin(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }
}
