/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.message.Amount;

/** One value of every type of the wire. */
final class SampleValues {

    private static final BigInteger LARGEST =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private SampleValues() {}

    static Map<String, Object> ofEveryType() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("datetime", LocalDateTime.parse("2020-02-29T23:59:59.123456"));
        values.put("utc", Instant.parse("2020-02-29T23:59:59.123456Z"));
        values.put("date", LocalDate.parse("2020-02-29"));
        values.put("time", LocalTime.parse("23:59:59.123456"));
        values.put("decimal", new BigDecimal("-12345.678900"));
        values.put("amount", new Amount("USD", -1999));
        values.put("bytes", new byte[] {0, (byte) 0xff, 0x10});
        values.put("str", "h\u00e9llo \ud83d\ude00");
        values.put("int", Long.MIN_VALUE);
        values.put("uint", LARGEST);
        values.put("float", 0.1);
        values.put("none", null);
        values.put("true", true);
        values.put("list", List.of(1L, List.of(2L, List.of())));
        values.put("map", numbered());
        values.put("tuple", List.of(1L, 2L));
        return values;
    }

    private static Map<Long, String> numbered() {
        Map<Long, String> map = new LinkedHashMap<>();
        map.put(1L, "one");
        map.put(2L, "two");
        return map;
    }
}
