/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The root of the REST resources. */
@ApplicationPath("api")
public class SampleApplication extends Application {}
