/* SPDX-License-Identifier: Apache-2.0 */
/** Real and hand-made parts that the adapter's tests share. */
package org.jsoa.rar.testing;
