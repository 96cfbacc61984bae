/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import org.jsoa.rar.connection.RedisException;

/**
 * What became of an operation.
 *
 * @param failure why it was not carried out, or may not have been; null if it was
 * @param value what Redis said, if it was asked
 */
public record CommandResult(RedisException failure, Object value) {}
