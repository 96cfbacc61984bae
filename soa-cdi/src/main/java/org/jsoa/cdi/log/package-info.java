/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Writes each job and its answer to the log, without what must stay secret. It knows only the messages.
 */
package org.jsoa.cdi.log;
