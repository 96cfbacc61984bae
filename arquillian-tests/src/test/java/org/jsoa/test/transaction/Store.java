/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

/** A table of notes. */
public enum Store {
    /** The table of the entities, in the default data source of the server. */
    JPA("JPA_NOTE"),
    /** A table in the default data source of the server, which takes part in transactions without XA. */
    LOCAL("NOTE"),
    /** A table in a data source that supports XA. */
    LEFT("NOTE"),
    /** A table in another data source that supports XA. */
    RIGHT("NOTE");

    private final String table;

    Store(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }
}
