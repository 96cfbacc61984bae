/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.redisson;

/** The remote service. */
public interface RemoteEcho {

    /** Returns the text. */
    String echo(String text);
}
