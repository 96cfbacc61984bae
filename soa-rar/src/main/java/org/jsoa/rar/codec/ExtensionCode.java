/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

/** PySOA's extension types of MessagePack. */
final class ExtensionCode {

    static final byte DATE_TIME = 1;
    static final byte AMOUNT = 2;
    static final byte DATE = 3;
    static final byte TIME = 4;
    static final byte DECIMAL = 5;
    static final byte DATE_TIME_UTC = 10;

    static final int DATE_TIME_BYTES = 8;
    static final int AMOUNT_CODE_BYTES = 3;
    static final int AMOUNT_BYTES = 11;
    static final int DATE_BYTES = 4;
    static final int TIME_BYTES = 7;
    static final int DECIMAL_LENGTH_BYTES = 2;
    static final int DECIMAL_MAX_CHARACTERS = 0xffff;

    /** The longest decimal that is read. The time to read one grows with the square of its length. */
    static final int DECIMAL_MAX_READ_CHARACTERS = 1000;

    /** The first and the last microsecond of Python's calendar, years 1 to 9999, counted from 1970. */
    static final long FIRST_MICROSECOND = -62_135_596_800_000_000L;

    static final long LAST_MICROSECOND = 253_402_300_799_999_999L;

    static final int MAX_YEAR = 9999;
    static final int MICROS_PER_SECOND = 1_000_000;
    static final int NANOS_PER_MICRO = 1000;

    private ExtensionCode() {}
}
