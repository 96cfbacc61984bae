/* SPDX-License-Identifier: Apache-2.0 */
/** The client side: sends requests, limits and tracks the calls that wait, and brings each response to its call. */
package org.jsoa.rar.call;
