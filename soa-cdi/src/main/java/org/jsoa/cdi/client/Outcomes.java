/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jsoa.client.Outcome;
import org.jsoa.client.ServiceJob;
import org.jsoa.message.JobResponse;

/** What became of jobs, each for itself. */
final class Outcomes {

    private Outcomes() {}

    /** Returns the answers alone. */
    static List<JobResponse> answers(List<Outcome<JobResponse>> outcomes) {
        List<JobResponse> answers = new ArrayList<>();
        for (Outcome<JobResponse> outcome : outcomes) {
            if (outcome instanceof Outcome.Answered<JobResponse> answered) {
                answers.add(answered.answer());
            }
        }
        return answers;
    }

    /** Puts answers in the place of those there, and makes of each what is wanted. */
    static <R> List<Outcome<R>> of(
            List<ServiceJob> jobs,
            List<Outcome<JobResponse>> outcomes,
            List<JobResponse> answers,
            ResponseMapper<R> use) {
        List<Outcome<R>> results = new ArrayList<>(jobs.size());
        Iterator<JobResponse> next = answers.iterator();
        Iterator<ServiceJob> job = jobs.iterator();
        for (Outcome<JobResponse> outcome : outcomes) {
            if (outcome instanceof Outcome.Failed<JobResponse> failed) {
                job.next();
                results.add(new Outcome.Failed<>(failed.failure()));
            } else {
                results.add(outcome(job.next(), next.next(), use));
            }
        }
        return List.copyOf(results);
    }

    private static <R> Outcome<R> outcome(ServiceJob job, JobResponse answer, ResponseMapper<R> use) {
        try {
            return new Outcome.Answered<>(use.of(job, answer));
        } catch (RuntimeException e) {
            return new Outcome.Failed<>(e);
        }
    }
}
