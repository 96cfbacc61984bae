/* SPDX-License-Identifier: Apache-2.0 */
/** The services that the tests deploy. */
package org.jsoa.test.service;
