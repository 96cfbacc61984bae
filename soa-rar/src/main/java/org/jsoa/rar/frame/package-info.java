/* SPDX-License-Identifier: Apache-2.0 */
/** Frames: takes the bytes of one Redis list element apart into version, headers and payload, and joins the chunks of a response. */
package org.jsoa.rar.frame;
