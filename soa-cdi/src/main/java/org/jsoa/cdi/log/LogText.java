/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;
import org.jsoa.untrusted.SafeText;

/**
 * One line of text, similar to JSON. Sensitive values are hidden, long ones are cut, and no value of a caller can begin
 * another line.
 */
final class LogText {

    private static final String HIDDEN = "**********";
    private static final String CUT = "...";
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_LINE = 16_384;
    private static final int DEEPEST = 64;

    /** Larger numbers are not written, because the time for that grows with the square of their length. */
    private static final int WIDEST_NUMBER_IN_BITS = 1_024;

    private final StringBuilder text = new StringBuilder(512);
    private final SensitiveKeys sensitive;

    LogText(SensitiveKeys sensitive) {
        this.sensitive = sensitive;
    }

    LogText plain(String part) {
        text.append(part);
        return this;
    }

    LogText value(Object value) {
        write(value, false, 0);
        return this;
    }

    private void write(Object value, boolean hide, int depth) {
        if (value instanceof Map<?, ?> map) {
            writeMap(map, depth + 1);
        } else if (value instanceof Collection<?> list) {
            writeList(list, hide, depth + 1);
        } else if (hide && isHideable(value)) {
            quote(HIDDEN);
        } else {
            writeScalar(value);
        }
    }

    private void writeMap(Map<?, ?> map, int depth) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        for (String separator = ""; entries.hasNext(); separator = ", ") {
            text.append(separator);
            if (isEnough(depth)) {
                text.append(CUT);
                break;
            }
            Map.Entry<?, ?> entry = entries.next();
            write(entry.getKey(), false, depth);
            text.append(": ");
            write(entry.getValue(), sensitive.contains(entry.getKey()), depth);
        }
        text.append('}');
    }

    private void writeList(Collection<?> list, boolean hide, int depth) {
        text.append('[');
        Iterator<?> elements = list.iterator();
        for (String separator = ""; elements.hasNext(); separator = ", ") {
            text.append(separator);
            if (isEnough(depth)) {
                text.append(CUT);
                break;
            }
            write(elements.next(), hide, depth);
        }
        text.append(']');
    }

    private boolean isEnough(int depth) {
        return depth > DEEPEST || text.length() >= LONGEST_LINE;
    }

    /** Follows PySOA's rule: text and integers are hidden, except values that are false in Python. */
    private static boolean isHideable(Object value) {
        if (value instanceof String string) {
            return !string.isEmpty();
        }
        if (value instanceof BigInteger integer) {
            return integer.signum() != 0;
        }
        return isSmallInteger(value) && ((Number) value).longValue() != 0;
    }

    private static boolean isSmallInteger(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    private void writeScalar(Object value) {
        if (value instanceof String string) {
            quote(string);
        } else if (value instanceof byte[] bytes) {
            text.append('<').append(bytes.length).append(" bytes>");
        } else if (isLong(value)) {
            text.append("<long number>");
        } else if (isWrittenAsItIs(value)) {
            text.append(value);
        } else {
            // Its text could contain secrets.
            text.append('<').append(value.getClass().getName()).append('>');
        }
    }

    private static boolean isLong(Object value) {
        if (value instanceof BigDecimal decimal) {
            return isLong(decimal.unscaledValue());
        }
        return value instanceof BigInteger integer && integer.bitLength() > WIDEST_NUMBER_IN_BITS;
    }

    private static boolean isWrittenAsItIs(Object value) {
        return value == null
                || value instanceof Boolean
                || isSmallInteger(value)
                || value instanceof Double
                || value instanceof Float
                || value instanceof BigInteger
                || value instanceof BigDecimal
                || value instanceof Temporal
                || value instanceof Amount
                || value instanceof SpecialDecimal;
    }

    private void quote(String string) {
        String start = string.length() <= LONGEST_TEXT ? string : string.substring(0, LONGEST_TEXT);
        String escaped = start.replace("\\", "\\\\").replace("\"", "\\\"");
        text.append('"');
        SafeText.append(text, escaped, escaped.length());
        text.append('"');
        if (start.length() < string.length()) {
            text.append(CUT).append(" (").append(string.length()).append(" characters)");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
