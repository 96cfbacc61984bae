/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import java.util.List;
import org.jsoa.cdi.builtin.IntrospectAction;
import org.jsoa.cdi.builtin.StatusAction;
import org.jsoa.cdi.client.ClientProducer;
import org.jsoa.cdi.client.ErrorMappers;
import org.jsoa.cdi.context.AsynchronousCapture;
import org.jsoa.cdi.context.AsynchronousEntry;
import org.jsoa.cdi.context.RequestPropagation;
import org.jsoa.cdi.transport.AdapterConnections;

/**
 * The classes of JSOA's own beans. The container does not discover them by itself, since the module is no bean archive.
 *
 * @since 0.1
 */
public final class OwnBeans {

    /** The classes that the extension adds to each application. */
    public static final List<Class<?>> CLASSES = List.of(
            SoaApplication.class,
            ServiceProducer.class,
            ActionHandlers.class,
            ActivationCheck.class,
            ConnectionsProducer.class,
            AdapterConnections.class,
            ClientProducer.class,
            ErrorMappers.class,
            RequestPropagation.class,
            AsynchronousCapture.class,
            AsynchronousEntry.class,
            StuckJobsCheck.class,
            DependencyCheck.class,
            StatusAction.class,
            IntrospectAction.class);

    private OwnBeans() {}
}
