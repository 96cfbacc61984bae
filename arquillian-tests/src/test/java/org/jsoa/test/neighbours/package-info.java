/* SPDX-License-Identifier: Apache-2.0 */
/** Applications that share a server. */
package org.jsoa.test.neighbours;
