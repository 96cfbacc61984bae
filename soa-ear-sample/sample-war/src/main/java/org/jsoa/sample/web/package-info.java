/* SPDX-License-Identifier: Apache-2.0 */
/** The REST resources behind the page. They call the services as any other application would. */
package org.jsoa.sample.web;
