/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

/** Converts Java names to keys on the wire. */
public final class WireNames {

    private WireNames() {}

    /**
     * Converts a name to snake case. A run of capitals is one word: {@code parseURL} becomes {@code parse_url}.
     *
     * @param name a name such as {@code userId}
     * @return the name in snake case, such as {@code user_id}
     * @since 0.1
     */
    public static String snakeCase(String name) {
        StringBuilder key = new StringBuilder(name.length() + 4);
        boolean isAfterCapital = false;
        for (int i = name.startsWith("_") ? 1 : 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean isCapital = Character.isUpperCase(letter);
            boolean beginsWord = isCapital && !isAfterCapital && !key.isEmpty() && key.charAt(key.length() - 1) != '_';
            if (beginsWord) {
                key.append('_');
            }
            key.append(Character.toLowerCase(letter));
            isAfterCapital = isCapital;
        }
        return key.isEmpty() ? name : key.toString();
    }
}
