/* SPDX-License-Identifier: Apache-2.0 */
/** Has the container put the application's interceptors around objects of ours. It knows CDI, and nothing of JSOA. */
package org.jsoa.cdi.intercept;
