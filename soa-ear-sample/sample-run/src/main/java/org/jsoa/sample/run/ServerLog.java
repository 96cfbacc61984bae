/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of Payara Micro, the only place where it reports the outcome of a deployment.
 *
 * @param file the log
 */
record ServerLog(Path file) {

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    Snapshot read() throws RunException {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return new Snapshot(COLOUR.matcher(text).replaceAll(""));
        } catch (IOException e) {
            throw new RunException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The log up to a moment.
     *
     * @param text the lines, without colours
     */
    record Snapshot(String text) {

        private static final Pattern READY = Pattern.compile("Payara Micro .* ready in [\\d,.]+ \\(ms\\)");

        /** A record's text begins on the header's line, or on the next one when the record has several. */
        private static final Pattern SEVERE =
                Pattern.compile("\\[SEVERE].*\\[levelValue: 1000] (?:\\[\\[\\R)?\\s*(?<message>.*)");

        private static final String PREFIX = "Exception while loading the app : ";

        boolean saysReady() {
            return READY.matcher(text).find();
        }

        boolean hasDeployed(String name) {
            return text.contains(name + " was successfully deployed in ");
        }

        /** Returns the last severe message, which sums up those before it. */
        String failure() {
            String last = "the server does not say why";
            Matcher matcher = SEVERE.matcher(text);
            while (matcher.find()) {
                last = matcher.group("message").strip();
            }
            return last.startsWith(PREFIX) ? last.substring(PREFIX.length()) : last;
        }
    }
}
