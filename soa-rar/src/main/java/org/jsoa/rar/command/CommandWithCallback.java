/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

/**
 * An operation that is to go to Redis with others.
 *
 * @param operation the operation
 * @param receipt is told what became of it
 */
public record CommandWithCallback(RedisCommand operation, CommandCallback receipt) {}
