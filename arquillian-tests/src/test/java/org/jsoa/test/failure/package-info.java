/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of failures: actions that fail or do not end, and a server that is killed while its jobs run. */
package org.jsoa.test.failure;
