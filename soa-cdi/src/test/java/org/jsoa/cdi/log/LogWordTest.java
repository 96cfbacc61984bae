/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogWordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0d8f0a6e-11f0-4c0b-b6ed-0242ac110002",
                "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "user@host:8080/größe",
            })
    void leavesCommonIdsAsTheyAre(String id) {
        assertThat(LogWord.of(id)).isSameAs(id);
    }

    @Test
    void writesNumbers() {
        assertThat(LogWord.of(17L)).isEqualTo("17");
        assertThat(LogWord.of(-1)).isEqualTo("-1");
    }

    @Test
    void writesNothingElse() {
        assertThat(LogWord.of("")).isEqualTo("--");
        assertThat(LogWord.of(List.of("17"))).isEqualTo("--");
        assertThat(LogWord.of(BigInteger.TEN.pow(1_000_000))).isEqualTo("--");
    }

    @ParameterizedTest
    @CsvSource({"'a b',a_b", "'a\nb',a_b", "'a\u001b[1mb',a__1mb", "'a\u2028b',a_b", "'a\u202eb',a_b", "'${a}',__a_"})
    void replacesWhatCouldForgeALine(String id, String word) {
        assertThat(LogWord.of(id)).isEqualTo(word);
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(LogWord.of("a".repeat(100))).isEqualTo("a".repeat(100));
        assertThat(LogWord.of("\n".repeat(101))).isEqualTo("_".repeat(100) + "...");
    }
}
