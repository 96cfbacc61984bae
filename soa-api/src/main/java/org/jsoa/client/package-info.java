/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What people who call services use: the qualifier that injects a client, clients of one service and of many, the options
 * of a call, and the exceptions that a failed call ends in.
 */
package org.jsoa.client;
