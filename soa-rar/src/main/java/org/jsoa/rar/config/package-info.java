/* SPDX-License-Identifier: Apache-2.0 */
/** The settings of the adapter and of its connection factories: names, defaults, overrides and checks. */
package org.jsoa.rar.config;
