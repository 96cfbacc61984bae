/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.untrusted;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * A logger that makes messages, their parameters and the messages of exceptions harmless. All log lines of the product go
 * through it: see {@link SafeText}.
 *
 * @since 0.1
 */
public final class SafeLogger implements System.Logger {

    private final System.Logger logger;

    private SafeLogger(System.Logger logger) {
        this.logger = logger;
    }

    /**
     * Returns the logger of a class.
     *
     * @param type the class, whose name is that of the logger
     * @return the logger
     */
    public static System.Logger of(Class<?> type) {
        return of(type.getName());
    }

    /**
     * Returns a logger.
     *
     * @param name the name of the logger
     * @return the logger
     */
    public static System.Logger of(String name) {
        return new SafeLogger(System.getLogger(name));
    }

    @Override
    public String getName() {
        return logger.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return logger.isLoggable(level);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
        if (isLoggable(level)) {
            logger.log(level, bundle, SafeText.of(message, SafeText.LONGEST_LINE), safe(thrown));
        }
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
        if (isLoggable(level)) {
            logger.log(level, bundle, SafeText.of(format, SafeText.LONGEST_LINE), safe(parameters));
        }
    }

    private static Object[] safe(Object[] parameters) {
        return parameters == null
                ? null
                : Arrays.stream(parameters).map(SafeLogger::safe).toArray();
    }

    /** Numbers stay, because formats of messages have rules for them. */
    private static Object safe(Object parameter) {
        return parameter == null || parameter instanceof Number ? parameter : SafeText.message(parameter.toString());
    }

    private static Throwable safe(Throwable thrown) {
        return thrown == null || isSafe(thrown, Collections.newSetFromMap(new IdentityHashMap<>()))
                ? thrown
                : HarmlessCopy.of(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isSafe(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return true;
        }
        String text = thrown.toString();
        // The harmless form of a harmless text is the same object.
        @SuppressWarnings("ReferenceEquality")
        boolean isSafe = text == SafeText.of(text, SafeText.LONGEST_LINE);
        return isSafe
                && isSafe(thrown.getCause(), seen)
                && Arrays.stream(thrown.getSuppressed()).allMatch(suppressed -> isSafe(suppressed, seen));
    }

    /** An exception in its harmless form: the same class name in its text, the same stack, other messages. */
    @SuppressWarnings("OverrideThrowableToString") // The message alone would follow the name of this class.
    private static final class HarmlessCopy extends Exception {

        private static final long serialVersionUID = 1L;

        private final String text;

        private HarmlessCopy(Throwable original, Throwable cause) {
            super(null, cause);
            this.text = SafeText.of(original.toString(), SafeText.LONGEST_LINE);
            setStackTrace(original.getStackTrace());
        }

        static Throwable of(Throwable original, Set<Throwable> seen) {
            if (original == null || !seen.add(original)) {
                return null;
            }
            HarmlessCopy copy = new HarmlessCopy(original, of(original.getCause(), seen));
            for (Throwable suppressed : original.getSuppressed()) {
                Throwable safe = of(suppressed, seen);
                if (safe != null) {
                    copy.addSuppressed(safe);
                }
            }
            return copy;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
