/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SensitiveKeysTest {

    private final SensitiveKeys keys = SensitiveKeys.and(Set.of("nick_name"));

    @Test
    void knowsEverySpellingOfANameInSingularAndPlural() {
        assertThat(keys.keys())
                .contains("password", "passwords", "pin", "pins", "cvc2s")
                .contains("private_key", "private-key", "privateKey", "private_keys", "private-keys", "privateKeys")
                .contains("creditCardNumbers", "personal-identification-number", "bankAccountNumber", "ccNumber")
                .contains("card_securities", "card-validation-values", "cardVerificationCodes", "cardIds");
    }

    @Test
    void knowsAsManyNamesAsPysoa() {
        assertThat(SensitiveKeys.and(Set.of()).keys()).hasSize(242);
    }

    @Test
    void knowsNoPluralWherePysoaHasNone() {
        assertThat(keys.keys()).contains("token", "auth-token", "authorizationToken", "pass");
        assertThat(keys.keys()).doesNotContain("tokens", "auth_tokens", "authorizations", "passs", "passes");
    }

    @Test
    void takesFurtherKeysExactlyAsTheyAreGiven() {
        assertThat(keys.contains("nick_name")).isTrue();
        assertThat(keys.contains("nickName")).isFalse();
        assertThat(keys.contains("nick_names")).isFalse();
    }

    @Test
    void heedsCaseAndTakesNoPartsOfNames() {
        assertThat(keys.contains("Password")).isFalse();
        assertThat(keys.contains("PASSWORD")).isFalse();
        assertThat(keys.contains("password_hint")).isFalse();
        assertThat(keys.contains(1L)).isFalse();
        assertThat(keys.contains(null)).isFalse();
    }
}
