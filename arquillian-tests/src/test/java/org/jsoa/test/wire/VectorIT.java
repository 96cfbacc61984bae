/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jsoa.test.peer.Frame;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.MicroServer;
import org.jsoa.test.shared.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The service {@code example} on Payara Micro responds to the requests of the golden vectors as its twin in PySOA did. */
@ExtendWith(SharedServer.class)
class VectorIT {

    private static final int LIFE_SECONDS = 60;

    private WirePeer peer;

    @BeforeEach
    void connect(MicroServer server) {
        peer = server.peer("example");
        peer.dropVectorResponses();
    }

    @AfterEach
    void disconnect() {
        peer.close();
    }

    static Stream<Vector> withResponse() {
        return Vector.requests().stream().filter(vector -> !vector.response().isEmpty());
    }

    static Stream<Vector> dropped() {
        return Stream.of("req_v3_expired", "req_v3_suppress").map(VectorIT::named);
    }

    static Stream<Vector> unreadable() {
        return Stream.of("req_v3_no_reply_to", "req_v3_no_request_id").map(VectorIT::named);
    }

    private static Vector named(String name) {
        return Vector.requests().stream()
                .filter(vector -> vector.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Frame> ask(Vector vector) {
        peer.push(vector.expiring(Instant.now().plusSeconds(LIFE_SECONDS)).request());
        return peer.popVectorResponse();
    }

    @ParameterizedTest
    @MethodSource("withResponse")
    void respondsAsPysoaDoesExceptForTheKnownDifferences(Vector vector) {
        // The recorded server had a limit of 2000 bytes: 3000 are too many for it, 600000 for ours.
        Vector asked = vector.name().endsWith("_too_large") ? vector.replacing("cd0bb8", "ce000927c0") : vector;

        List<Frame> response = ask(asked);

        assertThat(KnownDifferences.shared(vector, response)).isEqualTo(KnownDifferences.expected(vector));
        assertThat(peer.dropVectorResponses()).isZero();
    }

    @Test
    void sendsAsManyChunksAsPysoaDoes() {
        Vector vector = named("req_v3_chunked_102400");

        assertThat(ask(vector)).hasSameSizeAs(vector.response());
    }

    @ParameterizedTest
    @MethodSource("dropped")
    void sendsNoResponseWherePysoaSendsNone(Vector vector) {
        int refused = peer.refused().size();
        boolean expires = vector.name().endsWith("_expired");
        peer.push((expires ? vector : vector.expiring(Instant.now().plusSeconds(LIFE_SECONDS))).request());

        assertRespondsToNext("req_v3_json_square");
        assertThat(peer.refused()).hasSize(refused);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void keepsRequestsThatEndPysoasServerAndGoesOn(Vector vector) {
        int refused = peer.refused().size();
        Frame request = vector.expiring(Instant.now().plusSeconds(LIFE_SECONDS)).request();
        peer.push(request);

        assertRespondsToNext("req_v3_json_square");
        assertThat(peer.refused()).hasSize(refused + 1);
        assertThat(peer.refused().get(refused)).isEqualTo(request.bytes());
    }

    private void assertRespondsToNext(String name) {
        Vector vector = named(name);
        assertThat(ResponseLines.of(ask(vector))).isEqualTo(ResponseLines.of(vector.response()));
        assertThat(peer.dropVectorResponses()).isZero();
    }

    @Test
    void everyListedDifferenceIsDocumented() throws Exception {
        String documentation = "";
        for (String file : List.of("wire-format.md", "built-in-actions.md")) {
            documentation +=
                    Files.readString(Path.of("..", "docs", "reference", file)).replaceAll("\\s+", " ");
        }
        assertThat(KnownDifferences.ALL)
                .extracting(Difference::documented)
                .allSatisfy(words -> assertThat(words).isNotBlank())
                .allMatch(documentation::contains);
        assertThat(withResponse().map(Vector::name).toList())
                .containsAll(KnownDifferences.ALL.stream()
                        .map(Difference::vector)
                        .distinct()
                        .toList());
    }
}
