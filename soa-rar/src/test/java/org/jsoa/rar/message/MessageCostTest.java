/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.frame.ChunkAssembler;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;
import org.jsoa.rar.message.HostileMessages.Kind;
import org.jsoa.rar.message.HostileMessages.Place;
import org.jsoa.untrusted.KeyCollisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a message costs its reader grows with its size and no faster, whatever the message is. */
class MessageCostTest {

    private static final int SIZE = 2_000;

    /** The part of an allocation that does not depend on the size of the message. */
    private static final long BASE = 64 * 1024;

    private static final RequestReader REQUESTS = new RequestReader(DecodeLimits.DEFAULT);
    private static final ResponseReader RESPONSES = new ResponseReader(DecodeLimits.DEFAULT);
    private static final ResponseWriter WRITER =
            new ResponseWriter(new ResponseWriterSettings(DecodeLimits.DEFAULT.maxFrameBytes(), -1));

    static Stream<Arguments> requests() {
        return Stream.of(ContentType.values())
                .flatMap(type -> Stream.concat(
                        HostileMessages.values(type).stream().flatMap(kind -> Stream.of(
                                        Place.REQUEST_ID, Place.META, Place.TOP, Place.CONTEXT, Place.BODY)
                                .map(place -> Arguments.of(type, place, kind))),
                        HostileMessages.brokenJobs(type).stream().map(kind -> Arguments.of(type, Place.JOB, kind))));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void allocationsForARequestGrowNoFasterThanTheRequest(ContentType type, Place place, Kind kind) {
        assertCostsGrowWithSize(
                size -> HostileMessages.request(type, place, kind.part(), size), MessageCostTest::answer);
    }

    static Stream<Arguments> responses() {
        return Stream.of(ContentType.values()).flatMap(type -> HostileMessages.values(type).stream()
                .flatMap(kind -> Stream.of(Place.META, Place.TOP, Place.CONTEXT, Place.BODY)
                        .map(place -> Arguments.of(type, place, kind))));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void allocationsForAResponseGrowNoFasterThanTheResponse(ContentType type, Place place, Kind kind) {
        assertCostsGrowWithSize(
                size -> HostileMessages.response(type, place, kind.part(), size), MessageCostTest::receive);
    }

    @Test
    void allocationsForChunksGrowNoFasterThanTheirNumber() {
        List<byte[]> some = HostileMessages.chunks(SIZE);
        List<byte[]> twice = HostileMessages.chunks(2 * SIZE);
        allocated(() -> assemble(some));

        assertThat(allocated(() -> assemble(twice))).isLessThan(allocated(() -> assemble(some)) * 5 / 2 + BASE);
    }

    private static void assemble(List<byte[]> chunks) {
        ChunkAssembler assembler = new ChunkAssembler(DecodeLimits.DEFAULT.maxFrameBytes(), 10_000);
        for (byte[] chunk : chunks) {
            try {
                assembler.add(Frame.parse(chunk));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        assertThat(assembler.isIncomplete()).isFalse();
    }

    /** Reads a message; returns what can have keys. */
    @FunctionalInterface
    private interface Reader {
        Object read(byte[] frame);
    }

    private static void assertCostsGrowWithSize(IntFunction<byte[]> message, Reader reader) {
        byte[] once = message.apply(SIZE);
        byte[] twice = message.apply(2 * SIZE);
        assertKeysAreOrdered(reader.read(once));
        long first = allocated(() -> reader.read(once));
        long second = allocated(() -> reader.read(twice));

        assertThat(second).isLessThan(first * 5 / 2 + BASE);
        assertThat(second).isLessThan(FuzzTarget.allocationBound(twice.length));
    }

    private static long allocated(Runnable task) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        task.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Reads a request and writes the response to it, as a service does. Returns what can have keys. */
    private static Object answer(byte[] frame) {
        try {
            ReceivedRequest request = REQUESTS.read(frame);
            respond(request.address(), request.errors());
            List<Object> read = new ArrayList<>();
            read.add(request.address().requestId());
            read.add(request.address().meta());
            if (request.job() != null) {
                read.add(request.job().context().values());
                request.job().actions().forEach(action -> read.add(action.body()));
            }
            return read;
        } catch (UnreadableMessageException e) {
            requireShort(e.getMessage(), 1_000);
            e.address().ifPresent(address -> respond(address, List.of(SoaError.of("INVALID", e.getMessage()))));
            return null;
        }
    }

    private static void respond(ReplyAddress address, List<SoaError> errors) {
        if (errors.size() > 101) {
            throw new AssertionError(errors.size() + " errors");
        }
        for (SoaError error : errors) {
            requireShort(error.message(), 20_000);
            requireShort(String.valueOf(error.field()), 1_000);
        }
        WRITER.write(address, JobResponse.failed(errors), Instant.EPOCH);
    }

    private static void requireShort(String text, int longest) {
        if (text.length() > longest) {
            throw new AssertionError("a text of " + text.length() + " characters");
        }
    }

    private static Object receive(byte[] frame) {
        try {
            JobResponse response = RESPONSES.read(frame, "r").response();
            return List.of(response.context(), response.actions().get(0).body());
        } catch (UnreadableMessageException e) {
            requireShort(e.getMessage(), 1_000);
            return null;
        }
    }

    /** Asserts what makes the steps of a map grow with the number of its keys: those with one hash code are ordered or few. */
    private static void assertKeysAreOrdered(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(MessageCostTest::assertKeysAreOrdered);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(MessageCostTest::assertKeysAreOrdered);
            Set<Class<?>> classes = new HashSet<>();
            Map<Integer, Integer> counts = new HashMap<>();
            for (Object key : map.keySet()) {
                classes.add(key == null ? null : key.getClass());
                counts.merge(key == null ? 0 : key.hashCode(), 1, Integer::sum);
            }
            boolean areOrdered = classes.size() == 1
                    && classes.iterator().next() != null
                    && List.of(classes.iterator().next().getInterfaces()).contains(Comparable.class);
            assertThat(areOrdered
                            || counts.values().stream().allMatch(count -> count <= KeyCollisions.MOST_OF_A_MESSAGE))
                    .isTrue();
        }
    }

    @Test
    void theKeysOfTheHostileMessagesCollide() {
        List<String> kinds = new ArrayList<>();
        for (Kind kind : HostileMessages.values(ContentType.MSGPACK)) {
            try {
                REQUESTS.read(HostileMessages.request(ContentType.MSGPACK, Place.BODY, kind.part(), SIZE));
            } catch (UnreadableMessageException e) {
                if (e.getMessage().contains("hash code")) {
                    kinds.add(kind.name());
                }
            }
        }

        assertThat(kinds)
                .containsExactly(
                        "keys: date-times with one hash code",
                        "keys: amounts with one hash code",
                        "keys: types mixed",
                        "keys: two types with one hash code");
    }
}
