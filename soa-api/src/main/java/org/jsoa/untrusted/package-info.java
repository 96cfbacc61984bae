/* SPDX-License-Identifier: Apache-2.0 */
/** Protects the product from text and keys that peers choose. Applications do not use it. */
package org.jsoa.untrusted;
