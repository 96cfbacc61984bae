/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

/** Carries ids to the records that its thread writes meanwhile, and hands the work on to the next carrier. */
interface Carrier {

    /** Carries nothing. */
    Carrier NONE = new Carrier() {
        @Override
        public <T, X extends Throwable> T carry(JobIds ids, Work<T, X> work) throws X {
            return work.run();
        }
    };

    <T, X extends Throwable> T carry(JobIds ids, Work<T, X> work) throws X;
}
