/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggingLibrariesTest {

    @Test
    void areThoseOfTheApplication() {
        assertThat(LoggingLibraries.contexts()).hasExactlyElementsOfTypes(Slf4jContext.class, Log4jContext.class);
    }

    @Test
    void areNoneWhereTheApplicationHasNone() throws ReflectiveOperationException {
        Class<?> libraries = new WithoutLibraries().loadClass(LoggingLibraries.class.getName());
        Method contexts = libraries.getMethod("contexts");

        assertThat(libraries).isNotEqualTo(LoggingLibraries.class);
        assertThat((List<?>) contexts.invoke(null)).isEmpty();
    }

    /** Loads the package anew, where no logging library can be found. */
    private static final class WithoutLibraries extends ClassLoader {

        WithoutLibraries() {
            super(LoggingLibraries.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.slf4j.") || name.startsWith("org.apache.logging.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(LoggingLibraries.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
