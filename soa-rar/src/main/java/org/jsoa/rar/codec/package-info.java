/* SPDX-License-Identifier: Apache-2.0 */
/** Payloads: reads and writes MessagePack and JSON as PySOA does, within limits; every byte that is read is taken to be hostile. */
package org.jsoa.rar.codec;
