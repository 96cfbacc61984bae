/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.aead.AeadParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestKeyset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotatingKeysetTest {

    private static final byte[] BODY = "the body".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BINDING = "what it belongs to".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private final RecordedLog log = new RecordedLog();
    private final TestKeyset old = TestKeyset.create();
    private long now;
    private Path path;
    private BodyCipher cipher;

    @BeforeEach
    void open() {
        path = old.writeTo(directory.resolve("keyset.json"));
        cipher = new RotatingKeyset(new KeysetFile(path), () -> now);
    }

    @AfterEach
    void nothingShowsAKey() {
        log.close();
        assertThat(old.secrets()).hasSize(1).allSatisfy(secret -> {
            assertThat(log.lines()).noneMatch(line -> line.contains(secret));
            assertThat(cipher.toString()).doesNotContain(secret);
        });
    }

    private void periodPasses() {
        now += RotatingKeyset.PERIOD.toNanos();
    }

    @Test
    void decryptsItsOwnBodies() throws Exception {
        byte[] encrypted = cipher.encrypt(BODY, BINDING);

        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain("the body");
        assertThat(cipher.decrypt(encrypted, BINDING)).isEqualTo(BODY);
    }

    @Test
    void goesThroughARotationStepByStepWithoutAMessageLost() throws Exception {
        byte[] before = cipher.encrypt(BODY, BINDING);
        TestKeyset both = old.withNewKey();
        TestKeyset promoted = both.withLastAsPrimary();

        both.writeTo(path);
        periodPasses();
        byte[] between = cipher.encrypt(BODY, BINDING);
        byte[] ofOneThatIsAhead = promoted.cipher(directory).encrypt(BODY, BINDING);
        assertThat(cipher.decrypt(before, BINDING)).isEqualTo(BODY);
        assertThat(cipher.decrypt(ofOneThatIsAhead, BINDING)).isEqualTo(BODY);

        promoted.writeTo(path);
        periodPasses();
        byte[] after = cipher.encrypt(BODY, BINDING);
        assertThat(cipher.decrypt(between, BINDING)).isEqualTo(BODY);

        TestKeyset retired = promoted.withoutFirst();
        retired.writeTo(path);
        periodPasses();
        assertThat(cipher.decrypt(after, BINDING)).isEqualTo(BODY);
        assertThatThrownBy(() -> cipher.decrypt(between, BINDING))
                .isInstanceOf(UndecryptableBodyException.class)
                .hasMessage("with the key " + old.id(0) + ", which the keyset here does not have, or has disabled");
        assertThat(log.messages(Level.INFO))
                .last()
                .asString()
                .contains(
                        "the keys in " + path + " have changed",
                        "encrypting with key " + both.id(1) + ", decrypting with " + both.id(1));
    }

    @Test
    void checksTheFilePeriodically() throws Exception {
        TestKeyset.create().writeTo(path);
        byte[] early = cipher.encrypt(BODY, BINDING);
        periodPasses();

        assertThatThrownBy(() -> cipher.decrypt(early, BINDING)).isInstanceOf(UndecryptableBodyException.class);
    }

    @Test
    void keepsItsKeysAndLogsOnceWhileTheFileIsInvalid() throws Exception {
        byte[] encrypted = cipher.encrypt(BODY, BINDING);
        Files.writeString(path, old.json().substring(5));
        periodPasses();
        assertThat(cipher.decrypt(encrypted, BINDING)).isEqualTo(BODY);
        periodPasses();
        assertThat(cipher.decrypt(encrypted, BINDING)).isEqualTo(BODY);
        Files.delete(path);
        periodPasses();
        assertThat(cipher.decrypt(encrypted, BINDING)).isEqualTo(BODY);

        assertThat(log.messages(Level.WARNING)).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("the file " + path + " cannot be used, the previous keys stay: "));
        assertThat(log.messages(Level.WARNING).get(1)).endsWith("there is no such file");

        TestKeyset other = TestKeyset.create();
        other.writeTo(path);
        periodPasses();
        assertThatThrownBy(() -> cipher.decrypt(encrypted, BINDING)).isInstanceOf(UndecryptableBodyException.class);
    }

    @Test
    void everyAlteredByteIsFound() {
        byte[] encrypted = cipher.encrypt(BODY, BINDING);

        for (int i = 0; i < encrypted.length; i++) {
            byte[] altered = encrypted.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> cipher.decrypt(altered, BINDING)).isInstanceOf(UndecryptableBodyException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 20})
    void aBodyThatIsTooShortIsRefused(int length) {
        byte[] whole = cipher.encrypt(BODY, BINDING);
        byte[] cut = Arrays.copyOf(whole, length);

        assertThatThrownBy(() -> cipher.decrypt(cut, BINDING)).isInstanceOf(UndecryptableBodyException.class);
    }

    @Test
    void aBodyIsBoundToItsAssociatedData() {
        byte[] encrypted = cipher.encrypt(BODY, BINDING);

        assertThatThrownBy(() -> cipher.decrypt(encrypted, BODY))
                .isInstanceOf(UndecryptableBodyException.class)
                .hasMessage("the key " + old.id(0)
                        + " does not fit: it is another key with that id, or the message was altered or moved");
    }

    @Test
    void everyKindOfKeyThatThePageRecommendsWorks() throws Exception {
        for (AeadParameters kind :
                List.of(PredefinedAeadParameters.AES256_GCM, PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE)) {
            BodyCipher ofKind = TestKeyset.create(kind).cipher(directory);

            assertThat(ofKind.decrypt(ofKind.encrypt(BODY, BINDING), BINDING)).isEqualTo(BODY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hush",
                "{}",
                "[]",
                "{\"primaryKeyId\": 1}",
                "{\"primaryKeyId\": 1, \"key\": []}",
                "{\"encryptedKeyset\": \"aHVzaA==\", \"keysetInfo\": {}}",
                "{\"primaryKeyId\": 1, \"key\": [{\"keyId\": 1, \"status\": \"ENABLED\", \"outputPrefixType\": \"TINK\","
                        + " \"keyData\": {\"typeUrl\": \"type.googleapis.com/google.crypto.tink.HmacKey\","
                        + " \"keyMaterialType\": \"SYMMETRIC\", \"value\": \"aHVzaA==\"}}]}",
            })
    void aFileWithoutUsableKeysIsRefusedAndNotQuoted(String text) throws IOException {
        KeysetFile file = new KeysetFile(Files.writeString(path, text));

        assertThatThrownBy(file::requireKeys)
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage("it must hold an unencrypted keyset of Tink in JSON, with keys for authenticated encryption"
                        + " (AEAD)");
    }

    @Test
    void keysThatDoNotWriteTheirIdsAreRefused() {
        KeysetFile file =
                new KeysetFile(TestKeyset.create(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE_NO_PREFIX)
                        .writeTo(path));

        assertThatThrownBy(file::requireKeys)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the output prefix must be TINK, not RAW");
    }

    @Test
    void aMissingOrTooLargeFileIsRefused() throws IOException {
        KeysetFile none = new KeysetFile(directory.resolve("none"));
        KeysetFile folder = new KeysetFile(directory);
        KeysetFile large = new KeysetFile(Files.write(path, new byte[2_000_000]));

        assertThatThrownBy(none::requireKeys).hasMessage("there is no such file");
        assertThatThrownBy(folder::requireKeys).hasMessageContaining("it cannot be read");
        assertThatThrownBy(large::requireKeys).hasMessage("it has more than the 1048576 bytes allowed");
    }
}
