/* SPDX-License-Identifier: Apache-2.0 */
/** A deployed application whose actions have interceptors of the platform, or misbehave. */
package org.jsoa.test.platform;
