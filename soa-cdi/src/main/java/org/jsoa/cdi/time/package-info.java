/* SPDX-License-Identifier: Apache-2.0 */
/** The time limits of jobs and actions, and the deadlines of calls. */
package org.jsoa.cdi.time;
