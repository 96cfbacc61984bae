/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.server;

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

/** The REST front of the sample, as its page sees it. */
public final class Rest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI page;

    /** The front that belongs to a page. */
    public Rest(URI page) {
        this.page = page;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the JSON
     */
    public record Answer(int status, JsonObject body) {}

    /** Reads a file of the page. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(page.resolve(path)).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    /** Calls an action. */
    public Answer call(String action, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page.resolve("api/" + action))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return new Answer(response.statusCode(), reader.readObject());
        }
    }
}
