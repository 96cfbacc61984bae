/* SPDX-License-Identifier: Apache-2.0 */
/** The endpoints through which the adapter calls an application: delivery, and the pool that its services share. */
package org.jsoa.rar.endpoint;
