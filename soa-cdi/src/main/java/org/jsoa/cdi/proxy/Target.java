/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import org.jsoa.client.ServiceClient;

/**
 * Where the calls of one proxy go.
 *
 * @param client the service
 * @param errors what becomes of the errors that it answers with
 */
record Target(ServiceClient client, ErrorMappers errors) {}
