/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.validation.constraints.Positive;

/** A body of {@link UserActions}. */
record UserId(@Positive long id) {}
