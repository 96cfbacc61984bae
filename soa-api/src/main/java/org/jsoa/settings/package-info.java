/* SPDX-License-Identifier: Apache-2.0 */
/** Names of settings, which the adapter and the applications share one prefix for. */
package org.jsoa.settings;
