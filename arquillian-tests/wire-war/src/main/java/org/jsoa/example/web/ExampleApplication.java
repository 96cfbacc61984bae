/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.web;

import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The root of the REST front. It indents its JSON for people to read. */
@ApplicationPath("api")
public class ExampleApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(JsonGenerator.PRETTY_PRINTING, true);
    }
}
