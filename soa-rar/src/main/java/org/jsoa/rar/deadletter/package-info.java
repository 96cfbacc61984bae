/* SPDX-License-Identifier: Apache-2.0 */
/** The dead letters of services in Redis: messages that a service refused, or did not run to the end. */
package org.jsoa.rar.deadletter;
