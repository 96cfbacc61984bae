/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.expansion.Expansion;
import org.jsoa.expansion.ExpansionRoute;
import org.jsoa.expansion.Expansions;

/** The Java of docs/howto/expand-objects.md. */
@ApplicationScoped
public class Bookshop {

    @Inject
    @SoaClient("books")
    ServiceClient books;

    // tag::produce[]
    @Produces
    @Singleton
    Expansions expansions() {
        return Expansions.NONE
                .withRoute("authors", new ExpansionRoute("authors", "get_authors", "ids", "authors"))
                .withExpansion("book", "author", new Expansion("author", "authors", "author_id", "author", true));
    }
    // end::produce[]

    // tag::call[]
    Map<String, Object> book(long id) {
        CallOptions options =
                CallOptions.DEFAULT.withExpansions(Map.of("book", List.of("author", "publisher.address")));
        return books.with(options).callAction("get_book", Map.of("id", id)).body();
    }
    // end::call[]
}
