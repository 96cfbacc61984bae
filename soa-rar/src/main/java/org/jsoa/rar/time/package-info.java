/* SPDX-License-Identifier: Apache-2.0 */
/** The time source of the adapter, which tests replace, and the pauses after failures. */
package org.jsoa.rar.time;
