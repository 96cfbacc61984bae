/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of several applications that share an adapter, and of several adapters that share a server. */
package org.jsoa.test.neighbours;
