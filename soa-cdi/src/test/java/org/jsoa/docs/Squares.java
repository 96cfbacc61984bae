/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;

// tag::class[]
@RequestScoped
public class Squares {

    record Square(long number) {}

    record Result(BigInteger result) {}

    @Inject
    @SoaClient("example")
    ServiceClient example;

    public BigInteger of(long number) {
        return example.callAction("square", new Square(number), Result.class).result();
    }
}
// end::class[]
