/* SPDX-License-Identifier: Apache-2.0 */
/** Unary calls of gRPC: no broker, the client knows the server's address. */
package org.jsoa.benchmarks.grpc;
