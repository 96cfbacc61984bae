/* SPDX-License-Identifier: Apache-2.0 */
/** The contract between {@code soa-cdi} and {@code soa-rar}. Applications do not use it. */
package org.jsoa.spi;
