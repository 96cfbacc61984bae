/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

// tag::program[]
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

class Keys {

    public static void main(String[] args) throws Exception {
        var types = AeadConfig2026.get();
        var secrets = InsecureSecretKeyAccess.get();
        var file = Path.of(args[1]);
        var keys = args[0].equals("create")
                ? KeysetHandle.newBuilder()
                : KeysetHandle.newBuilder(
                        TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), types, secrets));
        keys.setConfiguration(types);
        var key = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE);
        switch (args[0]) {
            case "create" -> keys.addEntry(key.withRandomId().makePrimary());
            case "add" -> keys.addEntry(key.withRandomId());
            case "promote" -> keys.getAt(keys.size() - 1).makePrimary();
            case "remove" -> keys.deleteAt(0);
            default -> throw new IllegalArgumentException("create, add, promote or remove?");
        }
        Path next = Path.of(file + ".new");
        Files.writeString(next, TinkJsonProtoKeysetFormat.serializeKeyset(keys.build(), types, secrets));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
// end::program[]
