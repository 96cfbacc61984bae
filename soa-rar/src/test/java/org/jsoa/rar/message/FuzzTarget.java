/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.frame.ChunkAssembler;
import org.jsoa.rar.frame.Frame;
import org.jsoa.rar.frame.MalformedFrameException;

/** The property of all readers: any bytes are read, or refused with a declared exception. */
public final class FuzzTarget {

    private static final byte[] FRAME_START = "pysoa-redis/".getBytes(StandardCharsets.US_ASCII);
    private static final DecodeLimits LIMITS = DecodeLimits.DEFAULT;
    private static final RequestReader REQUESTS =
            new RequestReader(LIMITS, new EncryptionPolicy("s", TransparentCipher.INSTANCE, false));
    private static final ResponseReader RESPONSES = new ResponseReader(LIMITS, TransparentCipher.INSTANCE);
    private static final ResponseWriter WRITER =
            new ResponseWriter(ResponseWriterSettings.DEFAULT, TransparentCipher.INSTANCE);

    private static final long ALLOCATED_FOR_ANY = 256 * 1024;
    private static final long ALLOCATED_FOR_EACH_BYTE = 256;

    private FuzzTarget() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        long bound = 3 * allocationBound(input.length);
        // The first input of a kind also loads classes.
        if (allocatedFor(input) > bound) {
            long allocated = allocatedFor(input);
            if (allocated > bound) {
                throw new AssertionError(input.length + " bytes cost " + allocated + " bytes of memory");
            }
        }
    }

    private static long allocatedFor(byte[] input) {
        long before = allocatedBytes();
        readRequest(input);
        readResponse(input);
        readList(framesIn(input));
        return allocatedBytes() - before;
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /**
     * Returns how much memory one reader may allocate for a message and the response to it.
     *
     * @param messageBytes the size of the message
     */
    static long allocationBound(int messageBytes) {
        return ALLOCATED_FOR_ANY + ALLOCATED_FOR_EACH_BYTE * messageBytes;
    }

    /** Reads a request and writes a response if it has an address; returns whether it has. */
    static boolean readRequest(byte[] frame) {
        Optional<ReplyAddress> address = addressIn(frame).filter(found -> found.replyTo() != null);
        address.ifPresent(FuzzTarget::respond);
        return address.isPresent();
    }

    private static Optional<ReplyAddress> addressIn(byte[] frame) {
        try {
            return Optional.of(REQUESTS.read(frame).address());
        } catch (UnreadableMessageException e) {
            assertThat(e.getMessage()).isNotBlank();
            return e.address();
        }
    }

    private static void respond(ReplyAddress address) {
        JobResponse response = JobResponse.failed(List.of(SoaError.of("INVALID", "broken")));
        WrittenResponse written = WRITER.write(address, response, Instant.EPOCH.plusSeconds(60));
        assertThat(written.replacement()).isNull();
        try {
            assertThat(RESPONSES.read(written.frames().get(0), "r!1").response().errors())
                    .hasSize(1);
        } catch (UnreadableMessageException e) {
            throw new AssertionError("the response cannot be read", e);
        }
    }

    /** Reads a response; returns whether it could be read. */
    static boolean readResponse(byte[] frame) {
        try {
            RESPONSES.read(frame, "r!1");
            return true;
        } catch (UnreadableMessageException e) {
            assertThat(e.getMessage()).isNotBlank();
            assertThat(e.address()).isEmpty();
            return false;
        }
    }

    /** Takes frames off a reply list, of which some may be chunks. */
    private static void readList(List<byte[]> frames) {
        ChunkAssembler chunks = new ChunkAssembler(LIMITS.maxFrameBytes(), 100);
        for (byte[] bytes : frames) {
            try {
                Frame frame = Frame.parse(bytes);
                Optional<Frame> whole = frame.isChunk() ? chunks.add(frame) : Optional.of(frame);
                if (whole.isPresent()) {
                    RESPONSES.read(whole.get(), "r!1");
                }
            } catch (MalformedFrameException | UnreadableMessageException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    /** Cuts an input before everything that looks like the beginning of a frame. */
    private static List<byte[]> framesIn(byte[] input) {
        List<byte[]> frames = new ArrayList<>();
        int start = 0;
        for (int i = 1; i + FRAME_START.length <= input.length; i++) {
            if (Arrays.equals(input, i, i + FRAME_START.length, FRAME_START, 0, FRAME_START.length)) {
                frames.add(Arrays.copyOfRange(input, start, i));
                start = i;
            }
        }
        frames.add(Arrays.copyOfRange(input, start, input.length));
        return frames;
    }
}
