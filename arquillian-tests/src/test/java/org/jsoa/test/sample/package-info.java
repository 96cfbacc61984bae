/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the sample: its launcher, its page and its EAR. */
package org.jsoa.test.sample;
