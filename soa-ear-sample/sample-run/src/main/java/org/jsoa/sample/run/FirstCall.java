/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.net.URI;

/**
 * A call that the user is invited to try once the sample runs.
 *
 * @param path the path of the REST resource, relative to the page
 * @param body the JSON to post
 */
record FirstCall(String path, String body) {

    /** Writes the call as a command line for a Unix shell. */
    String commandLine(URI page) {
        return "curl -s -H 'Content-Type: application/json' -d '" + body + "' " + page.resolve(path);
    }
}
