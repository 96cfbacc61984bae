/* SPDX-License-Identifier: Apache-2.0 */
/** The application that shows where the context of a request gets to. */
package org.jsoa.test.context;
