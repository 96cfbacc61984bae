/* SPDX-License-Identifier: Apache-2.0 */
/** The service {@code stock}: which products the shop has, and how many of each are on the shelf. */
package org.jsoa.sample.stock;
