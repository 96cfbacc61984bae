/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one {@link MicroServer} of a test run to whoever has it as a parameter; stopped after the last test. */
public final class SharedServer implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

    /** For JUnit. */
    public SharedServer() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MicroServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(MicroServer.class, type -> started(), MicroServer.class);
    }

    private static MicroServer started() {
        try {
            return MicroServer.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
