/* SPDX-License-Identifier: Apache-2.0 */
/** Puts objects beside their ids in responses. It decides which objects to request, and sends nothing itself. */
package org.jsoa.cdi.expansion;
