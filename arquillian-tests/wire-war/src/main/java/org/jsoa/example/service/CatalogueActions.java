/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** A small data set whose foos refer to its bars. */
@Service("example")
@ApplicationScoped
public class CatalogueActions {

    /**
     * Returns every foo.
     *
     * @return the foos
     */
    @Action("get_foos")
    public Map<String, Object> foos() {
        return Map.of("foos", List.of(foo(1, "One Foo", 2), foo(2, "Two Foo", 6), foo(3, "Red Foo", 6)));
    }

    private static Map<String, Object> foo(long id, String name, long bar) {
        Map<String, Object> foo = typed("foo", id);
        foo.put("name", name);
        foo.put("bar_id", bar);
        return foo;
    }

    /**
     * Returns bars in a map whose keys are numbers.
     *
     * @param body the numbers
     * @return the bars
     */
    @Action("get_bars")
    public Bars bars(@Valid GetBars body) {
        Map<Long, Map<String, Object>> bars = new LinkedHashMap<>();
        for (Long id : body.ids()) {
            Map<String, Object> bar = typed("bar", id);
            bar.put("stuff", "bar" + id);
            bars.put(id, bar);
        }
        return new Bars(bars);
    }

    private static Map<String, Object> typed(String type, long id) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("_type", type);
        thing.put("id", id);
        return thing;
    }

    /**
     * The request of {@code get_bars}.
     *
     * @param ids the numbers of the bars
     */
    public record GetBars(@NotNull List<@NotNull Long> ids) {}

    /**
     * The response of {@code get_bars}.
     *
     * @param bars each bar by its number
     */
    public record Bars(Map<Long, Map<String, Object>> bars) {}
}
