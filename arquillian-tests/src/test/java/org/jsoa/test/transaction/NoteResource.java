/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;

/** Calls the beans of actions without a job. */
@Path("notes")
@ApplicationScoped
public class NoteResource {

    @Inject
    NoteActions notes;

    @Inject
    NestedActions nested;

    /** Writes by JPA and by JDBC, each in a transaction of its own. */
    @POST
    public void write(@QueryParam("text") String text, @QueryParam("end") End end)
            throws IOException, InterruptedException {
        notes.persist(new NewNote(text, End.WELL));
        nested.callApart(new NewNote(text, end));
    }
}
