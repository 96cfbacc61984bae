/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkContextProvider;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Runs the adapter's loops on threads of the server (Jakarta Connectors 2.1, chapter 10). */
public final class ServerThreads {

    private static final Logger LOG = System.getLogger(ServerThreads.class.getName());

    private final WorkManager workManager;
    private final boolean hints;

    /**
     * Creates the access to the server's threads.
     *
     * @param workManager gives the threads
     * @param hints whether the server understands that some work runs for long
     */
    public ServerThreads(WorkManager workManager, boolean hints) {
        this.workManager = workManager;
        this.hints = hints;
    }

    /**
     * Runs a loop on a thread of its own, as soon as the server has one.
     *
     * @param name what it does, for the log
     * @param loop the loop; it must end when told by other means
     * @throws WorkException if the server takes no more work
     */
    public void run(String name, Runnable loop) throws WorkException {
        Task task = new Task(name, loop);
        workManager.scheduleWork(hints ? new LongTask(task) : task);
    }

    private record Task(String name, Runnable loop) implements Work {

        @Override
        public void run() {
            try {
                loop.run();
            } catch (RuntimeException | Error e) {
                // Not every server reports what a Work throws.
                LOG.log(Level.ERROR, name + " ended unexpectedly", e);
                throw e;
            }
        }

        @Override
        public void release() {
            LOG.log(Level.DEBUG, "the server asks {0} to end; it ends when its owner stops it", name);
        }
    }

    /** Tells servers that keep separate threads for it that the work is here to stay. */
    private record LongTask(Task task) implements Work, WorkContextProvider {

        @Override
        public List<WorkContext> getWorkContexts() {
            HintsContext context = new HintsContext();
            context.setHint(HintsContext.LONGRUNNING_HINT, true);
            return List.of(context);
        }

        @Override
        public void run() {
            task.run();
        }

        @Override
        public void release() {
            task.release();
        }
    }
}
