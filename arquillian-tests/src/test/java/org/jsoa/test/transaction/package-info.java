/* SPDX-License-Identifier: Apache-2.0 */
/** Transactions of actions with real data sources: what is in the databases after an action has ended well or not. */
package org.jsoa.test.transaction;
