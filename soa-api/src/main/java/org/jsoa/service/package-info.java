/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What people who write services use: the annotations that make a CDI bean a service, the exceptions that become errors
 * on the wire, and the context of the request in hand.
 */
package org.jsoa.service;
