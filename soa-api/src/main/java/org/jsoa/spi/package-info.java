/* SPDX-License-Identifier: Apache-2.0 */
/** What {@code soa-cdi} and {@code soa-rar} need of each other. Applications do not use it. */
package org.jsoa.spi;
