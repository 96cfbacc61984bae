/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

/**
 * What became of an operation.
 *
 * @param failure why it was not carried out, or may not have been; null if it was
 * @param value what Redis said, if it was asked
 */
record Answer(RedisException failure, Object value) {}
