/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Values of every type, and large ones. */
@Service("example")
@ApplicationScoped
public class ValueActions {

    private static final int BYTE_CYCLE = 251;

    /**
     * Returns the body as it was decoded, or a sample of every type.
     *
     * @param body anything; {@code sample: true} asks for the sample
     * @return the body, or the sample
     */
    @Action(value = "echo", description = "Returns the body as it was decoded, or a sample of every type.")
    public Map<String, Object> echo(Map<String, Object> body) {
        return Boolean.TRUE.equals(body.get("sample")) ? SampleValues.ofEveryType() : body;
    }

    /**
     * Returns data of the requested size.
     *
     * @param body the size and the kind of the data
     * @return the data
     */
    @Action(value = "big", description = "Returns as many bytes or characters as were asked for.")
    public Map<String, Object> big(@Valid Big body) {
        return Map.of("data", Boolean.TRUE.equals(body.text()) ? "x".repeat(body.n()) : bytes(body.n()));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i % BYTE_CYCLE);
        }
        return bytes;
    }

    /**
     * The request of {@code big}.
     *
     * @param n the number of bytes or characters, at most 64 Mi
     * @param text whether to return characters rather than bytes
     */
    public record Big(@NotNull @Min(0) @Max(64 << 20) Integer n, Boolean text) {}
}
