/* SPDX-License-Identifier: Apache-2.0 */
/** Payloads: reads and writes MessagePack and JSON as PySOA does. Readers treat their input as hostile and enforce limits. */
package org.jsoa.rar.codec;
