/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of a service on a real server: interceptors, fault tolerance, encryption, and what an operator sees. */
package org.jsoa.test.service;
