/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.sample;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The REST front of a sample, as its page calls it. */
final class RestFront {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI page;

    /** The front that belongs to a page. */
    RestFront(URI page) {
        this.page = page;
    }

    /**
     * An HTTP response.
     *
     * @param status the HTTP status
     * @param body the JSON
     */
    record Response(int status, JsonObject body) {

        /** Returns the first error of the service, expecting one at least. */
        JsonObject error() {
            return body.getJsonArray("errors").getJsonObject(0);
        }
    }

    /** Reads a file of the page. */
    String text(String path) throws IOException, InterruptedException {
        return send("GET", path, "").body();
    }

    /** Gets a resource below {@code api}. */
    Response get(String resource) throws IOException, InterruptedException {
        return json(send("GET", "api/" + resource, ""));
    }

    /** Posts JSON to a resource below {@code api}. */
    Response post(String resource, String body) throws IOException, InterruptedException {
        return json(send("POST", "api/" + resource, body));
    }

    /** Deletes a resource below {@code api}. */
    Response delete(String resource) throws IOException, InterruptedException {
        return json(send("DELETE", "api/" + resource, ""));
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static Response json(HttpResponse<String> response) {
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return new Response(response.statusCode(), reader.readObject());
        }
    }
}
