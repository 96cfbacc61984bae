/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import java.net.URI;

/** A body of {@link UserActions}. */
record UserWithPhoto(String name, URI photo) {}
