/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import org.jsoa.spi.JobListener;

/**
 * Activates a {@link JobListener}. The adapter needs no properties, since the listener itself names its services.
 *
 * @since 0.1
 */
@Activation(messageListeners = JobListener.class)
public class SoaActivationSpec implements ActivationSpec, Serializable {

    private static final long serialVersionUID = 1L;

    private transient ResourceAdapter resourceAdapter;
    private Integer maxPoolSize;

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter newResourceAdapter) {
        resourceAdapter = newResourceAdapter;
    }

    /**
     * Returns the size of the pool of the message-driven bean.
     *
     * @return the number of beans, or null if the bean does not tell
     */
    public Integer getMaxPoolSize() {
        return maxPoolSize;
    }

    /**
     * Takes the size of the pool of the message-driven bean. It is a property for servers. The adapter ignores it, but a server may
     * pass all properties of the bean to the adapter and refuse those that the adapter does not know.
     *
     * @param newMaxPoolSize the number of beans
     */
    public void setMaxPoolSize(Integer newMaxPoolSize) {
        maxPoolSize = newMaxPoolSize;
    }

    @Override
    public void validate() {
        // Any activation is valid.
    }
}
