/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import org.jsoa.client.CallErrorMapper;
import org.jsoa.client.CallException;
import org.jsoa.message.ErrorCodes;

// tag::class[]
@ApplicationScoped
public class NotFoundMapper implements CallErrorMapper {

    @Override
    public Optional<RuntimeException> map(CallException failure) {
        return failure.hasError(ErrorCodes.NOT_FOUND)
                ? Optional.of(new NotFoundException(failure.getMessage()))
                : Optional.empty();
    }
}
// end::class[]
