/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.shared;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.jsoa.test.environment.TestFiles;
import org.jsoa.test.server.MicroProcess;
import org.jsoa.test.server.MicroServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The one {@link MicroServer} of a test run, as a parameter of test methods. It stops after the last test. */
public final class SharedServer implements ParameterResolver {

    /** Larger responses are sent in chunks. The adapter accepts no smaller value. */
    private static final int CHUNK_BYTES = 102_400;

    /** Larger responses are replaced by an error. The adapter accepts no smaller value together with chunks. */
    private static final int MAX_RESPONSE_BYTES = 5 * CHUNK_BYTES;

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
        // Other servers of the tests serve the same names in database 0.
        URI redis = URI.create(System.getProperty(TestFiles.REDIS_URL) + "/1");
        try {
            return MicroServer.start(
                    "micro-server", redis, settings(), applications(), List.of("example", "probe", "platform"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> settings() {
        return List.of(
                "soa.server.chunk-bytes=" + CHUNK_BYTES,
                "soa.server.max-message-bytes=" + MAX_RESPONSE_BYTES,
                // The tests tell failures apart by their messages.
                "soa.server.failure-messages=true",
                // Jobs run in the order of their requests: a response proves that all earlier requests are handled.
                "soa.services.example.concurrency=1",
                "soa.services.example.version=9.8.7",
                "soa.services.example.build=rig-build-1");
    }

    private static List<File> applications() {
        return List.of(
                TestFiles.file("soa-wire.war").toFile(),
                MicroProcess.exported(SharedApplications.probe()),
                MicroProcess.exported(SharedApplications.platform()));
    }
}
