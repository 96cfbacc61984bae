/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import org.jsoa.context.RequestContext;

/**
 * Checks the health of one thing that a service needs. Every CDI bean of this type, with any qualifiers, takes part in
 * the built-in action {@code status}. At each call of the action, the checks of an application run one after the other,
 * in the order of the names of their classes. The caller can leave them out with {@code verbose: false}.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class DatabaseCheck implements StatusCheck {
 *     @Resource DataSource database;
 *
 *     @Override
 *     public StatusReport check() {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>A check of an application that serves several services learns from {@link RequestContext#service()} which service
 * is called. The caller waits for the check. A check should therefore give up after a second or two.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface StatusCheck {

    /**
     * Performs the check. An exception does not fail the action: the caller gets the error {@code CHECK_FAILED}, which
     * names the check.
     *
     * @return the result of the check; never null
     */
    StatusReport check();
}
