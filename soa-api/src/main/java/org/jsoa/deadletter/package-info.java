/* SPDX-License-Identifier: Apache-2.0 */
/** Messages that a service could not process, kept in Redis for an operator. */
package org.jsoa.deadletter;
