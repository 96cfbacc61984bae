/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

/** A body of {@link UserActions}. */
record User(String name) {}
