/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The service {@code example}, the twin of a service that was written for PySOA. Names, bodies and messages of its actions are
 * those of the twin.
 */
package org.jsoa.example.service;
