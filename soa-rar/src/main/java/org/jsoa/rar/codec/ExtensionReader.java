/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;
import org.jsoa.untrusted.SafeText;

/** Reads the content of PySOA's extension types. */
final class ExtensionReader {

    private static final int BYTE_MASK = 0xff;
    private static final int SHORT_MASK = 0xffff;
    private static final long INT_MASK = 0xffff_ffffL;

    private ExtensionReader() {}

    static Object read(byte code, ByteBuffer content) throws MalformedPayloadException {
        try {
            return switch (code) {
                case ExtensionCode.DATE_TIME -> LocalDateTime.ofInstant(instant(content), ZoneOffset.UTC);
                case ExtensionCode.DATE_TIME_UTC -> instant(content);
                case ExtensionCode.DATE -> date(content);
                case ExtensionCode.TIME -> time(content);
                case ExtensionCode.DECIMAL -> decimal(content);
                case ExtensionCode.AMOUNT -> amount(content);
                default -> throw new MalformedPayloadException("unknown extension type " + code);
            };
        } catch (DateTimeException e) {
            throw new MalformedPayloadException("no such date or time: " + e.getMessage(), e);
        }
    }

    private static Instant instant(ByteBuffer content) throws MalformedPayloadException {
        requireSize("a date-time", content, ExtensionCode.DATE_TIME_BYTES);
        long micros = content.getLong();
        if (micros < ExtensionCode.FIRST_MICROSECOND || micros > ExtensionCode.LAST_MICROSECOND) {
            throw new MalformedPayloadException("a date-time lies outside the years 1 to " + ExtensionCode.MAX_YEAR);
        }
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, ExtensionCode.MICROS_PER_SECOND),
                (long) Math.floorMod(micros, ExtensionCode.MICROS_PER_SECOND) * ExtensionCode.NANOS_PER_MICRO);
    }

    private static LocalDate date(ByteBuffer content) throws MalformedPayloadException {
        requireSize("a date", content, ExtensionCode.DATE_BYTES);
        int year = content.getShort() & SHORT_MASK;
        if (year < 1 || year > ExtensionCode.MAX_YEAR) {
            throw new MalformedPayloadException("a date lies outside the years 1 to " + ExtensionCode.MAX_YEAR);
        }
        return LocalDate.of(year, content.get() & BYTE_MASK, content.get() & BYTE_MASK);
    }

    private static LocalTime time(ByteBuffer content) throws MalformedPayloadException {
        requireSize("a time", content, ExtensionCode.TIME_BYTES);
        int hour = content.get() & BYTE_MASK;
        int minute = content.get() & BYTE_MASK;
        int second = content.get() & BYTE_MASK;
        long micros = content.getInt() & INT_MASK;
        if (micros >= ExtensionCode.MICROS_PER_SECOND) {
            throw new MalformedPayloadException("a time has " + micros + " microseconds");
        }
        return LocalTime.of(hour, minute, second, (int) micros * ExtensionCode.NANOS_PER_MICRO);
    }

    private static Object decimal(ByteBuffer content) throws MalformedPayloadException {
        if (content.remaining() < ExtensionCode.DECIMAL_LENGTH_BYTES) {
            throw new MalformedPayloadException("a decimal without its length");
        }
        requireSize("the text of a decimal", content, content.getShort() & SHORT_MASK);
        if (content.remaining() > ExtensionCode.DECIMAL_MAX_READ_CHARACTERS) {
            throw new MalformedPayloadException("a decimal of " + content.remaining()
                    + " characters is longer than the " + ExtensionCode.DECIMAL_MAX_READ_CHARACTERS + " allowed");
        }
        String text = ascii(content, content.remaining());
        if (isSpecial(text)) {
            return special(text);
        }
        try {
            BigDecimal decimal = new BigDecimal(text);
            return decimal.signum() == 0 && text.charAt(0) == '-' ? new SpecialDecimal("-" + decimal) : decimal;
        } catch (NumberFormatException e) {
            throw new MalformedPayloadException("not a decimal", e);
        }
    }

    /** Python's names for what is not a number begin with a letter, after the sign. */
    private static boolean isSpecial(String text) {
        int first = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        return text.length() > first && Character.isLetter(text.charAt(first));
    }

    private static SpecialDecimal special(String text) throws MalformedPayloadException {
        try {
            return new SpecialDecimal(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedPayloadException("not a decimal", e);
        }
    }

    private static Amount amount(ByteBuffer content) throws MalformedPayloadException {
        requireSize("an amount", content, ExtensionCode.AMOUNT_BYTES);
        String code = ascii(content, ExtensionCode.AMOUNT_CODE_BYTES).toUpperCase(Locale.ROOT);
        if (!Currencies.isKnown(code)) {
            throw new MalformedPayloadException("unknown currency \"" + SafeText.of(code) + "\"");
        }
        return new Amount(code, content.getLong());
    }

    private static String ascii(ByteBuffer content, int length) {
        byte[] text = new byte[length];
        content.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static void requireSize(String what, ByteBuffer content, int size) throws MalformedPayloadException {
        if (content.remaining() != size) {
            throw new MalformedPayloadException(what + " of " + content.remaining() + " bytes instead of " + size);
        }
    }
}
