/* SPDX-License-Identifier: Apache-2.0 */
/** Notifies the application's CDI observers of the phases of services and jobs. */
package org.jsoa.cdi.event;
