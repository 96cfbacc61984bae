/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

/**
 * An operation that is to go to Redis with others.
 *
 * @param operation the operation
 * @param receipt is told what became of it
 */
record Shipment(Operation operation, Receipt receipt) {}
