/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the bytes on the wire, compared with frames that were recorded from PySOA. */
package org.jsoa.test.wire;
