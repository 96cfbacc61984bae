/* SPDX-License-Identifier: Apache-2.0 */
/** Finds Redis: single servers, Sentinels and clusters, the shards of a ring, and the keys of the lists on them. */
package org.jsoa.rar.topology;
