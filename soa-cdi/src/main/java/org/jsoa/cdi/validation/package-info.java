/* SPDX-License-Identifier: Apache-2.0 */
/** Reports broken Bean Validation constraints of request and response bodies as PySOA errors. */
package org.jsoa.cdi.validation;
