/* SPDX-License-Identifier: Apache-2.0 */
/** The time source of the adapter, which tests replace. */
package org.jsoa.rar.time;
