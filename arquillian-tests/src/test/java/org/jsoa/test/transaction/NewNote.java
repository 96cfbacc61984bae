/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

/**
 * The request of the actions that write.
 *
 * @param text what to write
 * @param end how to end afterwards
 */
public record NewNote(String text, End end) {}
