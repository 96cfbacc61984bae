/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.environment;

import java.nio.file.Path;

/** The files that the build provides for the tests: servers and archives. */
public final class TestFiles {

    /** The system property that holds the address of the tests' Redis. */
    public static final String REDIS_URL = "it.redis.url";

    private TestFiles() {}

    /** Returns the directory of servers and archives. */
    public static Path directory() {
        return Path.of(System.getProperty("it.files", "target/it")).toAbsolutePath();
    }

    /** Returns one of the files there. */
    public static Path file(String name) {
        return directory().resolve(name);
    }
}
