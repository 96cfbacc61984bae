/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entity whose keys come from a table, as those of {@code GenerationType.AUTO} do in EclipseLink. */
@Entity
@Table(name = "JPA_NOTE")
public class Note {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE)
    private Long id;

    private String text;

    /** For the provider of persistence. */
    protected Note() {}

    /** Creates a note that is not stored yet. */
    public Note(String text) {
        this.text = text;
    }

    /** Returns what is noted. */
    public String text() {
        return text;
    }
}
