/* SPDX-License-Identifier: Apache-2.0 */
/**
 * For code of services: the annotations that make a CDI bean a service, its settings and status checks, and the
 * exceptions that become errors on the wire.
 */
package org.jsoa.service;
