/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

/** What an example of the documentation injects. */
interface Statistics {

    void add(String action, long nanos);
}
