/* SPDX-License-Identifier: Apache-2.0 */
/** An application whose jobs outlive its servers. */
package org.jsoa.test.durable;
