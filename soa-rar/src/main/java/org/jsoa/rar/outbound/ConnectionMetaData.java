/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.outbound;

import jakarta.resource.spi.ManagedConnectionMetaData;
import org.jsoa.rar.topology.Topology;

/** Describes the connected Redis to administrators. */
record ConnectionMetaData(Topology redis) implements ManagedConnectionMetaData {

    @Override
    public String getEISProductName() {
        return "Redis at " + redis.name();
    }

    @Override
    public String getEISProductVersion() {
        return "6.2 or later";
    }

    @Override
    public int getMaxConnections() {
        return 0;
    }

    @Override
    public String getUserName() {
        return redis.user() == null ? "" : redis.user();
    }
}
