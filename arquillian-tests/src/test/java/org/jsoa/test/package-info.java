/* SPDX-License-Identifier: Apache-2.0 */
/** Tests in real servers, in packages by scenario. */
package org.jsoa.test;
