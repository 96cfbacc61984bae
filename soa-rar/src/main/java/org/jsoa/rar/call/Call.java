/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.connection.RedisException;

/**
 * A job whose caller waits for the reply. It does not wait until Redis has the request, since the reply says so as well; only
 * if none comes it asks what became of the request.
 */
final class Call {

    private final CallStarter requests;
    private final OutgoingJob job;
    private final long deadline;
    private final List<ShardClient> order;

    /**
     * Creates a job that is not yet sent.
     *
     * @param job what to send, with a timeout
     * @param deadline when it ends, on the clock of {@link System#nanoTime}
     * @param order the places to try
     */
    Call(CallStarter requests, OutgoingJob job, long deadline, List<ShardClient> order) {
        this.requests = requests;
        this.job = job;
        this.deadline = deadline;
        this.order = order;
    }

    /**
     * Sends the job, to one place after the other until one takes it, and waits for the reply.
     *
     * @throws TransportException if it could not be sent, or no reply came in time
     */
    JobResponse reply() {
        int left = order.size();
        while (true) {
            try {
                ShardClient lane = order.get(order.size() - left);
                return reply(requests.prepare(job, deadline, lane), CallStarter.patience(deadline, left));
            } catch (RedisException.ConnectionLost e) {
                throw requests.notSent(job, e);
            } catch (RedisException e) {
                left--;
                if (left == 0) {
                    throw requests.notSent(job, e);
                }
            }
        }
    }

    private JobResponse reply(CallStarter.Request request, Duration patience) throws RedisException {
        PendingCalls.Call call = request.call();
        long sentBy = System.nanoTime() + patience.toNanos();
        boolean replied = false;
        try {
            PendingCommand posted = new PendingCommand(request.push(), done -> {
                request.hold().end();
                if (done.failure() == null) {
                    requests.sent(call, done.answer());
                } else {
                    call.fail(done.failure());
                }
            });
            request.lane().send(call, posted, patience);
            JobResponse reply = await(request, posted, sentBy);
            replied = true;
            return reply;
        } finally {
            request.hold().end();
            if (!replied) {
                call.giveUp();
            }
        }
    }

    private JobResponse await(CallStarter.Request request, PendingCommand posted, long sentBy) throws RedisException {
        PendingCalls.Call call = request.call();
        try {
            JobResponse early = posted.isDone() ? null : replyBy(sentBy, request, posted);
            return early == null ? call.reply().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS) : early;
        } catch (TimeoutException e) {
            throw new ResponseTimeoutException(job.service(), job.timeout(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (request.lane().sender().withdraw(posted) instanceof RedisException.NotSent unsent) {
                throw requests.notSent(job, unsent);
            }
            throw new ConnectionLostException(job.service(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RedisException failure) {
                throw failure;
            }
            throw (TransportException) e.getCause();
        }
    }

    /** Returns the reply, or null if it is not there yet but the request is on its list. */
    private static JobResponse replyBy(long sentBy, CallStarter.Request request, PendingCommand posted)
            throws InterruptedException, ExecutionException, RedisException {
        try {
            return request.call().reply().get(sentBy - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            RedisException unsent = request.lane().sender().withdraw(posted);
            if (unsent != null) {
                throw unsent;
            }
            return null;
        }
    }
}
