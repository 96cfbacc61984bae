/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Runs the sample on one machine: Redis, Payara Micro, the resource adapter and the application. Not for production.
 */
package org.jsoa.sample.run;
