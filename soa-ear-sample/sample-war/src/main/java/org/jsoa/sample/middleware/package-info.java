/* SPDX-License-Identifier: Apache-2.0 */
/** What happens around the actions of all services of the application. */
package org.jsoa.sample.middleware;
