/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.limits;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Adds many small services to an archive. Each has a class of its own, as the annotation demands. */
final class ManyServices {

    private ManyServices() {}

    /** Returns the name of a service. */
    static String name(int number) {
        return "many-" + number;
    }

    /** Compiles the classes of services and adds them to the archive. */
    static WebArchive addTo(WebArchive archive, int services) throws IOException {
        Path classes = Files.createTempDirectory("many-services");
        List<JavaFileObject> sources = new ArrayList<>();
        IntStream.range(0, services).forEach(number -> sources.add(new Source(number)));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean compiled = compiler.getTask(
                        null,
                        null,
                        null,
                        List.of(
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        sources)
                .call();
        if (!compiled) {
            throw new IllegalStateException("the services do not compile");
        }
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> archive.addAsWebInfResource(file.toFile(), "classes/" + classes.relativize(file)));
        }
        return archive;
    }

    /** The source of one service. */
    private static final class Source extends SimpleJavaFileObject {

        private final int number;

        Source(int number) {
            super(URI.create("string:///many/Many" + number + "Actions.java"), Kind.SOURCE);
            this.number = number;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return """
                    package many;

                    import jakarta.enterprise.context.ApplicationScoped;
                    import java.util.Map;
                    import org.jsoa.service.Action;
                    import org.jsoa.service.Service;

                    @Service("%s")
                    @ApplicationScoped
                    public class Many%dActions {

                        @Action("who")
                        public Map<String, Object> who() {
                            return Map.of("name", "%s");
                        }
                    }
                    """.formatted(name(number), number, name(number));
        }
    }
}
