/* SPDX-License-Identifier: Apache-2.0 */
/** Frames: parses an element of a Redis list into version, headers and payload, and puts the chunks of a response together. */
package org.jsoa.rar.frame;
