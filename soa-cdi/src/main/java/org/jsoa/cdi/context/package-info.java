/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Takes the context of a request to other threads.
 */
package org.jsoa.cdi.context;
