/* SPDX-License-Identifier: Apache-2.0 */
/**
 * For code that calls services: the qualifier that injects a client, clients of one service and of many, the options of a call,
 * and the exceptions in which a failed call ends.
 */
package org.jsoa.client;
