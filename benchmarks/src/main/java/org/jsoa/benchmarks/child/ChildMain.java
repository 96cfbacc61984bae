/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.child;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jsoa.benchmarks.control.ControlLink;
import org.jsoa.benchmarks.control.Reporter;
import org.jsoa.benchmarks.load.Call;
import org.jsoa.benchmarks.load.CallSource;

/** The main class of the processes that the harness starts, servers of applications apart. */
public final class ChildMain {

    private ChildMain() {}

    /**
     * Runs one part until the harness hangs up.
     *
     * @param args the class of the part
     */
    public static void main(String[] args) {
        // Some libraries say at INFO what they do with each message.
        Logger.getLogger("").setLevel(Level.WARNING);
        int code = 0;
        try (Part part =
                Class.forName(args[0]).asSubclass(Part.class).getConstructor().newInstance()) {
            part.start(PartSettings.of(System.getProperties()));
            CallSource calls = part instanceof CallingPart calling ? calling : ChildMain::onlyServes;
            try (ControlLink link = new ControlLink(Reporter.of(System.getProperties()), calls, ChildMain::thread)) {
                link.obey();
            }
        } catch (Exception e) {
            e.printStackTrace();
            code = 1;
        }
        // Some libraries leave threads behind that nobody ends.
        System.exit(code);
    }

    private static Call onlyServes(String body) {
        throw new IllegalStateException("this process only serves");
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        return thread;
    }
}
