/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Makes a record the settings of a service. Each component is read from MicroProfile Config under
 * {@code soa.services.NAME.settings.}: the component {@code discountPercent} from {@code discount-percent}. The record is a bean
 * that can be injected.
 *
 * <pre>{@code
 * @ServiceSettings("orders")
 * public record OrderSettings(
 *         @Setting(defaultValue = "10") @Min(0) @Max(90) int discountPercent,
 *         Optional<URI> catalogue,
 *         Mail mail) {
 *
 *     public record Mail(String host, @Setting(defaultValue = "25") int port, @Setting(secret = true) String account) {}
 * }
 * }</pre>
 *
 * <p>A component is a {@code String}, a number, a {@code boolean}, an enum, a {@link java.time.Duration}, a
 * {@link java.net.URI}, anything else for which MicroProfile Config has a converter, a {@code List} or {@code Set} of one of
 * these, or a record, whose components follow after a dot: {@code mail.host}. A component without a default must be set,
 * unless it is an {@link java.util.Optional}.
 *
 * <p>The settings are read once, when the application is deployed. A value that is missing, that cannot be read or that breaks a
 * constraint of Bean Validation fails the deployment. So does a name under {@code soa.services.NAME.settings.} that the record
 * does not have. The action {@code status} lists the settings, with secret ones hidden.
 *
 * <p>A service has one such record at most, and the application must serve the service. The annotation is a stereotype
 * because the container must find the record in archives with the bean discovery mode {@code annotated}.
 *
 * @since 0.1
 */
@Documented
@Stereotype
@Retention(RUNTIME)
@Target(TYPE)
public @interface ServiceSettings {

    /**
     * The name of the service.
     *
     * @return the name, as in {@link Service#value()}
     */
    String value();
}
