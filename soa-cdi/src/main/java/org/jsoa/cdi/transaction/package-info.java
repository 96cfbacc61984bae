/* SPDX-License-Identifier: Apache-2.0 */
/** Makes the transactions of actions hold: connections take part in them, and none outlives its action. */
package org.jsoa.cdi.transaction;
