/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys whose values must not be written. Their spelling must match exactly.
 *
 * @param keys the keys, in every spelling
 * @since 0.1
 */
public record SensitiveKeys(Set<String> keys) {

    /** Well-known names that are also hidden in the plural, as words with '_' between. */
    private static final List<String> COUNTED = List.of(
            "password",
            "passwd",
            "passphrase",
            "pass_phrase",
            "private",
            "private_key",
            "secret",
            "secret_key",
            "security_code",
            "credit_card",
            "credit_card_number",
            "card_number",
            "cc_number",
            "ccn",
            "cid",
            "csc",
            "csn",
            "cvc",
            "cvc2",
            "cvd",
            "cve",
            "cvn2",
            "cvv",
            "cvv2",
            "icvv",
            "card_id",
            "account_number",
            "bank_account",
            "bank_account_number",
            "pin",
            "pin_code",
            "pin_number",
            "personal_id_number",
            "personal_identification_number");

    /** The names of card verification numbers; each is also hidden with one of {@link #KINDS} after it. */
    private static final List<String> GUARDS =
            List.of("card_identification", "card_security", "card_validation", "card_verification");

    private static final List<String> KINDS = List.of("_code", "_number", "_value");

    /** Well-known names that PySOA does not hide in the plural: "tokens" is often a count. */
    private static final List<String> UNCOUNTED = List.of(
            "pass",
            "auth",
            "token",
            "auth_token",
            "authorization",
            "authorization_token",
            "authentication",
            "authentication_token");

    private static final Set<String> WELL_KNOWN = wellKnown().collect(Collectors.toUnmodifiableSet());

    /** Copies. */
    public SensitiveKeys {
        keys = Set.copyOf(keys);
    }

    /**
     * Adds keys to the well-known ones.
     *
     * @param more the keys, exactly as they are spelled; never null
     * @return all of them
     */
    public static SensitiveKeys and(Set<String> more) {
        Set<String> sum = new HashSet<>(WELL_KNOWN);
        sum.addAll(more);
        return new SensitiveKeys(sum);
    }

    /**
     * Tells whether the value of a key must not be written.
     *
     * @param key the key of a map; may be null
     * @return whether it is one of the keys
     */
    public boolean contains(Object key) {
        return key instanceof String && keys.contains(key);
    }

    private static Stream<String> wellKnown() {
        Stream<String> guards = GUARDS.stream()
                .flatMap(guard -> Stream.concat(Stream.of(guard), KINDS.stream().map(guard::concat)));
        Stream<String> counted = Stream.concat(COUNTED.stream(), guards).flatMap(name -> Stream.of(name, plural(name)));
        return Stream.concat(counted, UNCOUNTED.stream())
                .flatMap(name -> Stream.of(name, name.replace('_', '-'), camelCase(name)))
                .distinct();
    }

    private static String plural(String name) {
        return name.endsWith("ity") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }

    private static String camelCase(String name) {
        String[] words = name.split("_", -1);
        StringBuilder camel = new StringBuilder(words[0]);
        for (String word : List.of(words).subList(1, words.length)) {
            camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return camel.toString();
    }
}
