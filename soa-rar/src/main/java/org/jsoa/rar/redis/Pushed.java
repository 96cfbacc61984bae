/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

/**
 * What became of a push.
 *
 * @param failure why it was not carried out, or may not have been; null if it was
 * @param found how many frames the list held before, if it was
 */
record Pushed(RedisException failure, int found) {}
