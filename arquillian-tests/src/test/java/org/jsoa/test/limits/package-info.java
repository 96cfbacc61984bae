/* SPDX-License-Identifier: Apache-2.0 */
/** More services and more jobs at once than a server has threads and endpoints for. */
package org.jsoa.test.limits;
