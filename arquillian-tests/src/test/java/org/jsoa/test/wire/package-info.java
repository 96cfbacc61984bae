/* SPDX-License-Identifier: Apache-2.0 */
/** The other end of the wire: a client that writes and reads frames with nothing of the product. */
package org.jsoa.test.wire;
