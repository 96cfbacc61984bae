/* SPDX-License-Identifier: Apache-2.0 */
/** Keeps the tasks running that must live as long as the adapter, whatever they throw. */
package org.jsoa.rar.supervision;
