/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import javax.transaction.xa.XAResource;
import org.jsoa.spi.JobListener;

/** Gives out endpoints as a server does whose deliveries have no transaction. */
public abstract class TestEndpointFactory implements MessageEndpointFactory {

    @Override
    public final MessageEndpoint createEndpoint(XAResource xaResource, long timeout) throws UnavailableException {
        return createEndpoint(xaResource);
    }

    @Override
    public final boolean isDeliveryTransacted(Method method) {
        return false;
    }

    @Override
    public final String getActivationName() {
        return "test";
    }

    @Override
    public final Class<?> getEndpointClass() {
        return JobListener.class;
    }
}
