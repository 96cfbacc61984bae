/* SPDX-License-Identifier: Apache-2.0 */
/** The Redis and the servers that the tests run on; nothing of it is deployed. */
package org.jsoa.test.server;
