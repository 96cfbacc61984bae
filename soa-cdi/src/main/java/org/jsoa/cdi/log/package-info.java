/* SPDX-License-Identifier: Apache-2.0 */
/** Logs jobs and their responses without sensitive values, and adds the ids of a job to the records logged while it runs. */
package org.jsoa.cdi.log;
