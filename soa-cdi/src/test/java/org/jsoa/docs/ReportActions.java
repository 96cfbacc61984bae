/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.util.concurrent.TimeUnit;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.TimeLimit;

/** The Java of docs/howto/limit-the-time-of-jobs.md. */
@Service("reports")
@ApplicationScoped
public class ReportActions {

    /** The body of a request. */
    public record ReportRequest(@Positive int year) {}

    /** The body of a response. */
    public record Report(String text) {}

    // tag::limit[]
    @Action("report")
    @TimeLimit(value = 20, unit = TimeUnit.SECONDS)
    public Report report(@Valid ReportRequest body) {
        return new Report("Report of " + body.year());
    }
    // end::limit[]
}
