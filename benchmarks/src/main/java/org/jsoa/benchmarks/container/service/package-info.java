/* SPDX-License-Identifier: Apache-2.0 */
/** The application that serves. */
package org.jsoa.benchmarks.container.service;
