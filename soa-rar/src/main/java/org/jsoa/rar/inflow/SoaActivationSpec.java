/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import org.jsoa.spi.JobListener;

/**
 * Activates a {@link JobListener}. It has no properties, since the listener itself names its services.
 *
 * @since 0.1
 */
@Activation(messageListeners = JobListener.class)
public class SoaActivationSpec implements ActivationSpec, Serializable {

    private static final long serialVersionUID = 1L;

    private transient ResourceAdapter resourceAdapter;

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter newResourceAdapter) {
        resourceAdapter = newResourceAdapter;
    }

    @Override
    public void validate() {
        // Any activation is valid: there are no properties.
    }
}
