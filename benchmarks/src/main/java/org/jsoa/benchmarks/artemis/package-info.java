/* SPDX-License-Identifier: Apache-2.0 */
/** Requests and replies of Jakarta Messaging, by way of a broker in a process of its own. */
package org.jsoa.benchmarks.artemis;
