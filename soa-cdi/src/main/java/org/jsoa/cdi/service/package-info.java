/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Runs jobs: finds the bean of each action, calls it, and turns results and failures into answers.
 */
package org.jsoa.cdi.service;
