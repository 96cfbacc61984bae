/* SPDX-License-Identifier: Apache-2.0 */
/** Runs the actions of a job in order, and turns results and failures into a response. */
package org.jsoa.cdi.dispatch;
