/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Interfaces of the application as clients: reads them once, when the application is deployed, and makes proxies whose methods call
 * the actions that they name. It knows the clients by name and the mapper of bodies, and nothing of serving.
 */
package org.jsoa.cdi.proxy;
