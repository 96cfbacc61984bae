/* SPDX-License-Identifier: Apache-2.0 */
/** A caller that speaks the wire protocol to a service through Redis, as a PySOA client does. */
package org.jsoa.test.peer;
