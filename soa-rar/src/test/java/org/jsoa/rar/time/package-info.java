/* SPDX-License-Identifier: Apache-2.0 */
/** A clock for tests. */
package org.jsoa.rar.time;
