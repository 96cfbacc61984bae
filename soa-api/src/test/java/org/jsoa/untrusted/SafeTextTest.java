/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.untrusted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "with blanks and \"quotes\"", "h\u00e9llo \u4f60\u597d", "\ud83d\ude00"})
    void harmlessTextStaysTheSameObject(String text) {
        assertThat(SafeText.of(text, 100)).isSameAs(text);
    }

    static List<Arguments> harmful() {
        return List.of(
                Arguments.of("a\nSEVERE: forged", "a\\nSEVERE: forged"),
                Arguments.of("\u001b[2J", "\\u001b[2J"),
                Arguments.of("\r\u0085\u007f", "\\u000d\\u0085\\u007f"),
                Arguments.of("\u2028\u2029", "\\u2028\\u2029"),
                Arguments.of("\u202e\u2066\u200f", "\\u202e\\u2066\\u200f"),
                Arguments.of("a\ud83d", "a\\ud83d"),
                Arguments.of("\ude00\ud83d", "\\ude00\\ud83d"),
                Arguments.of("\udb40\udc41", "\\udb40\\udc41"));
    }

    @ParameterizedTest
    @MethodSource("harmful")
    void whatCouldHarmIsEscaped(String text, String harmless) {
        assertThat(SafeText.of(text, 100)).isEqualTo(harmless);
    }

    @Test
    void longTextIsCutAndItsLengthTold() {
        assertThat(SafeText.of("x".repeat(8_000_000), 10)).isEqualTo("xxxxxxxxxx... (8000000 characters)");
        assertThat(SafeText.of("\n".repeat(11), 10)).isEqualTo("\\n".repeat(10) + "... (11 characters)");
    }

    @Test
    void containersAreDescribedByTheirSize() {
        assertThat(SafeText.of(Collections.nCopies(1_000_000, "x"))).isEqualTo("a list of 1000000 elements");
        assertThat(SafeText.of(Map.of("a", 1))).isEqualTo("a map of 1 entries");
        assertThat(SafeText.of(new byte[3])).isEqualTo("3 bytes");
        assertThat(SafeText.of((Object) null)).isEqualTo("null");
    }

    @Test
    void ofAListTheFirstElementsAreNamed() {
        assertThat(SafeText.list(List.of("a", "b\n"))).isEqualTo("[a, b\\n]");
        assertThat(SafeText.list(Collections.nCopies(1_000, "a"))).endsWith("a, a] and 980 more");
    }
}
