/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.load;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What became of a load.
 *
 * @param nanos how long it took
 * @param failed how many calls failed
 * @param firstFailure how the first of them failed, or empty
 * @param histogram how long the others took, in nanoseconds, packed
 */
@SuppressWarnings("ArrayRecordComponent") // Made to be sent, never compared.
public record LoadResult(long nanos, long failed, String firstFailure, byte[] histogram) implements Serializable {

    /** Packs what became of a load. */
    public static LoadResult of(long nanos, long failed, String firstFailure, Histogram latencies) {
        ByteBuffer buffer = ByteBuffer.allocate(latencies.getNeededByteBufferCapacity());
        int length = latencies.encodeIntoCompressedByteBuffer(buffer);
        byte[] packed = new byte[length];
        buffer.flip().get(packed);
        return new LoadResult(nanos, failed, firstFailure, packed);
    }

    /** Returns how long the calls took, in nanoseconds. */
    public Histogram latencies() {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(histogram), 0);
        } catch (DataFormatException e) {
            throw new IllegalStateException("a histogram of ours is not readable", e);
        }
    }

    /** Returns how many calls succeeded. */
    public long calls() {
        return latencies().getTotalCount();
    }
}
