/* SPDX-License-Identifier: Apache-2.0 */
/** Log messages whose number and length stay limited, whatever clients send. */
package org.jsoa.rar.log;
