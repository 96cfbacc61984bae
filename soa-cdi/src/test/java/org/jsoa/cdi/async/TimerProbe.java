/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.async;

import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** A process with an application that uses a delay and stops. Its status tells whether the application is gone. */
final class TimerProbe {

    static final int GONE = 0;
    static final int KEPT = 3;
    private static final int COLLECTIONS = 500;

    private TimerProbe() {}

    /** Gets the class path of the application. */
    public static void main(String[] path) throws Exception {
        WeakReference<ClassLoader> application = runApplication(path);
        for (int i = 0; i < COLLECTIONS && application.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        System.exit(application.get() == null ? GONE : KEPT);
    }

    private static WeakReference<ClassLoader> runApplication(String[] path) throws Exception {
        URL[] urls = new URL[path.length];
        for (int i = 0; i < path.length; i++) {
            urls[i] = url(path[i]);
        }
        URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        Thread thread = new Thread(() -> use(loader));
        thread.setContextClassLoader(loader);
        thread.start();
        thread.join();
        loader.close();
        return new WeakReference<>(loader);
    }

    private static URL url(String path) throws MalformedURLException {
        return Path.of(path).toUri().toURL();
    }

    private static void use(ClassLoader application) {
        try {
            Class<?> callbacks = application.loadClass("org.jsoa.cdi.async.CallbackExecutor");
            Object callback = callbacks.getConstructor().newInstance();
            CountDownLatch done = new CountDownLatch(1);
            Executor executor = Runnable::run;
            Runnable task = done::countDown;
            callbacks
                    .getMethod("after", Duration.class, Executor.class, Runnable.class)
                    .invoke(callback, Duration.ofMillis(1), executor, task);
            done.await();
        } catch (ReflectiveOperationException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
