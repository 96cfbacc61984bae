/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.container.service;

import jakarta.enterprise.context.ApplicationScoped;
import org.jsoa.benchmarks.load.Call;
import org.jsoa.benchmarks.load.CallSource;

/** This application only serves. */
@ApplicationScoped
public class NoCalls implements CallSource {

    /** Made by the container. */
    public NoCalls() {}

    @Override
    public Call open(String body) {
        throw new IllegalStateException("this application only serves");
    }
}
