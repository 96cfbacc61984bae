/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoa.cdi.log.SensitiveKeys;

/** Tells by the name of a setting whether its value is secret, and hides user names and passwords in URLs. */
final class SecretNames {

    /** The replacement for a secret value, as in the log of jobs. */
    static final String HIDDEN = "**********";

    /** A key in a setting is a credential. A key in a message mostly identifies something and may be logged. */
    private static final SensitiveKeys SENSITIVE =
            SensitiveKeys.and(Set.of("key", "keys", "credential", "credentials"));

    private static final Pattern USER_OF_URL = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");

    private SecretNames() {}

    /** Returns whether the last words of a hyphenated name are a key whose value the log hides. */
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
