/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigInteger;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

// tag::class[]
@Service("example")
@ApplicationScoped
public class MathActions {

    public record Square(@NotNull BigInteger number) {}

    public record Result(BigInteger result) {}

    @Action("square")
    public Result square(@Valid Square body) {
        return new Result(body.number().pow(2));
    }
}
// end::class[]
