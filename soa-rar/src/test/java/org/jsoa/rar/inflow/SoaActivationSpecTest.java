/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jsoa.rar.SoaResourceAdapter;
import org.junit.jupiter.api.Test;

class SoaActivationSpecTest {

    /** Jakarta Connectors requires it: servers store activation specs. The adapter is set again afterwards. */
    @Test
    void canBeSerializedWithoutTheAdapter() throws Exception {
        SoaActivationSpec spec = new SoaActivationSpec();
        spec.setResourceAdapter(new SoaResourceAdapter());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(spec);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((SoaActivationSpec) in.readObject()).getResourceAdapter())
                    .isNull();
        }
    }
}
