/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

/** Adds ids to the log records that its thread writes during some work, and passes the work to the next carrier. */
interface Carrier {

    /** Adds nothing. */
    Carrier NONE = new Carrier() {
        @Override
        public <T, X extends Throwable> T carry(JobIds ids, Work<T, X> work) throws X {
            return work.run();
        }
    };

    <T, X extends Throwable> T carry(JobIds ids, Work<T, X> work) throws X;
}
