/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Redis as a transport: lists that are pushed to and popped from, connections that come back by themselves, and the
 * correlation of replies with calls. Knows neither Jakarta EE nor what the frames contain beyond their envelope.
 */
package org.jsoa.rar.redis;
