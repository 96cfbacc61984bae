/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

/**
 * A request is larger than the limit.
 *
 * @since 0.1
 */
public final class OversizedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int size;
    private final int limit;

    OversizedRequestException(int size, int limit) {
        super("the request has " + size + " bytes, more than the " + limit + " allowed");
        this.size = size;
        this.limit = limit;
    }

    /**
     * Returns the size of the request.
     *
     * @return the size of the serialized envelope in bytes, without the header of the frame
     */
    public int size() {
        return size;
    }

    /**
     * Returns the limit.
     *
     * @return the size in bytes
     */
    public int limit() {
        return limit;
    }
}
