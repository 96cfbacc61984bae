/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The REST front: calls any action of any service with a JSON body. It knows the services by name only.
 */
package org.jsoa.example.web;
