/* SPDX-License-Identifier: Apache-2.0 */
/** Tests in real servers, one class for each thing that a user would notice. */
package org.jsoa.test;
