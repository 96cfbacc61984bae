/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.context;

/**
 * Values that a logging library adds to every record that a thread writes, such as SLF4J's {@code MDC}. JSOA supports
 * SLF4J and Log4j 2 itself. For another library, provide a CDI bean of this type, with any qualifiers:
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class TinylogContext implements LogContext {
 *     @Override
 *     public String set(String key, String value) {
 *         String before = ThreadContext.get(key);
 *         ...
 *         return before;
 *     }
 * }
 * }</pre>
 *
 * <p>While a job runs, its thread has the keys {@code correlation_id}, {@code request_id} and {@code service_name}, and
 * {@code action_name} while one of the job's actions runs. The values from before are restored afterwards.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface LogContext {

    /**
     * Sets a value for the records that this thread writes from now on. It is called several times in each job and must
     * be quick. An exception fails the job.
     *
     * @param key the key; never null
     * @param value the value, which holds nothing but letters, digits and some punctuation; null for none
     * @return the value before, or null if there was none
     */
    String set(String key, String value);
}
