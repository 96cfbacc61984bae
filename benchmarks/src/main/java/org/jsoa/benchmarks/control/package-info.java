/* SPDX-License-Identifier: Apache-2.0 */
/** How the harness and the processes that it starts talk to each other: serialized records over a loopback socket. */
package org.jsoa.benchmarks.control;
