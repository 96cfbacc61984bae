/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoa.cdi.log.SensitiveKeys;

/** Tells by its name whether the value of a setting is secret, and hides what is secret in other values. */
final class SecretNames {

    /** What is written in place of a secret value, as in the log of jobs. */
    static final String HIDDEN = "**********";

    /** A key is sensitive in a setting, where it opens something, but not in a message, where it finds something. */
    private static final SensitiveKeys SENSITIVE =
            SensitiveKeys.and(Set.of("key", "keys", "credential", "credentials"));

    private static final Pattern USER_OF_URL = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");

    private SecretNames() {}

    /** Whether the last words of a name in lower case with hyphens, taken alone, would be hidden in the log. */
    static boolean matches(String name) {
        List<String> words = List.of(name.split("-", -1));
        for (int first = 0; first < words.size(); first++) {
            if (SENSITIVE.contains(String.join("-", words.subList(first, words.size())))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the text with the user and password of URLs in it hidden. */
    static String withoutUserOfUrl(String text) {
        return USER_OF_URL.matcher(text).replaceAll(HIDDEN);
    }
}
