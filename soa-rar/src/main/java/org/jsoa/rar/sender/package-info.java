/* SPDX-License-Identifier: Apache-2.0 */
/** Sends the commands of many threads to Redis over few connections. */
package org.jsoa.rar.sender;
