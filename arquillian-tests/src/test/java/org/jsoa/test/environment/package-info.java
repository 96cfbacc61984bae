/* SPDX-License-Identifier: Apache-2.0 */
/** The Redis of a test run, and the files that the servers of the tests are started with. */
package org.jsoa.test.environment;
