/* SPDX-License-Identifier: Apache-2.0 */
/** Expansions: objects that a client puts beside their ids in a response. */
package org.jsoa.expansion;
