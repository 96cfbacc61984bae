/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.io.File;
import redis.embedded.core.ExecutableProvider;

/** The program that the tests run as Redis: that of the build, or a chosen one. */
final class ServerProgram {

    /** The system property that holds the path of another one, such as {@code valkey-server}. */
    private static final String CHOSEN = "jsoa.test.redis-server";

    private ServerProgram() {}

    static ExecutableProvider provider() {
        String chosen = System.getProperty(CHOSEN);
        return chosen == null ? ExecutableProvider.newJarResourceProvider() : () -> new File(chosen);
    }
}
