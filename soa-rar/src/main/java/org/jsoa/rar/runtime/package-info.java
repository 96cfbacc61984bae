/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What both directions share between the start and the stop of the adapter: checked settings, the sockets, and the server's
 * threads.
 */
package org.jsoa.rar.runtime;
