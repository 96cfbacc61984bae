/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The service {@code example}: plain CDI beans whose actions show what a service can do, from a sum to a call of another
 * service.
 */
package org.jsoa.example.service;
