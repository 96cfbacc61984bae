/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.server;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines that Payara Micro prints and Arquillian copies to standard output, from the creation of this object on. */
public final class ServerConsole extends PrintStream {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final PrintStream before;

    private ServerConsole(PrintStream before) {
        super(before, true, Charset.defaultCharset());
        this.before = before;
    }

    /** Replaces standard output until {@link #close}. */
    public static ServerConsole listen() {
        ServerConsole console = new ServerConsole(System.out);
        System.setOut(console);
        return console;
    }

    @Override
    public void println(String line) {
        super.println(line);
        lines.add(line);
    }

    /** Waits for the next line that contains a text, and returns it. */
    public String lineWith(String text) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String line = lines.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        while (line != null && !line.contains(text)) {
            line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        if (line == null) {
            throw new AssertionError("the server has not printed \"" + text + "\" within " + PATIENCE);
        }
        return line;
    }

    /** Restores standard output, and leaves it open. */
    @Override
    public void close() {
        System.setOut(before);
    }
}
