/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoa.example.service.MathActions;
import org.jsoa.service.Action;
import org.junit.jupiter.api.Test;

class ActionsResourceTest {

    @Test
    void offersEveryActionOfTheServiceWithAnExample() throws Exception {
        List<JsonObject> offered = new ActionsResource().actions().getValuesAs(JsonObject.class);

        assertThat(offered)
                .extracting(entry -> entry.getString("action"))
                .containsExactlyInAnyOrderElementsOf(actionsOfTheService());
        assertThat(offered)
                .allSatisfy(entry -> assertThat(entry.getJsonObject("body")).isNotNull())
                .allSatisfy(entry -> assertThat(entry.getString("summary")).isNotBlank());
    }

    private static List<String> actionsOfTheService() throws Exception {
        Path classes = Path.of(
                        MathActions.class.getResource("MathActions.class").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .map(ActionsResourceTest::load)
                    .flatMap(ActionsResourceTest::actions)
                    .distinct()
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(MathActions.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> actions(Class<?> type) {
        Stream<Action> onMethods =
                Stream.of(type.getDeclaredMethods()).map(method -> method.getAnnotation(Action.class));
        return Stream.concat(Stream.of(type).map(t -> t.getAnnotation(Action.class)), onMethods)
                .filter(action -> action != null)
                .map(Action::value);
    }
}
