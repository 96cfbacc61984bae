/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import org.jsoa.rar.connection.RedisException;

/**
 * The outcome of a command.
 *
 * @param failure why it was not carried out, or may not have been; null if it was
 * @param result the result from Redis; null if there is none
 * @since 0.1
 */
public record CommandResult(RedisException failure, Object result) {}
