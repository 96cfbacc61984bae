/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.peer.Responses;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.TestApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the databases hold after actions with transactions, on any server. */
abstract class TransactionContract {

    private static final int CALLERS = 16;
    private static final int CALLS = 100;

    private final String text = UUID.randomUUID().toString();
    private final URI redis;
    private WirePeer peer;

    TransactionContract(URI redis) {
        this.redis = redis;
    }

    static WebArchive application() {
        return TestApplication.empty("notes.war")
                .addClasses(
                        End.class,
                        Journal.class,
                        NestedActions.class,
                        NewNote.class,
                        Note.class,
                        NoteActions.class,
                        NoteActions.Count.class,
                        NoteActions.Query.class,
                        NoteActions.Sight.class,
                        NoteResource.class,
                        RestApplication.class,
                        SessionActions.class,
                        Store.class,
                        Stores.class,
                        UserTransactionActions.class)
                .addAsResource(new StringAsset("""
                        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                          <persistence-unit name="notes" transaction-type="JTA">
                            <jta-data-source>java:comp/DefaultDataSource</jta-data-source>
                            <class>org.jsoa.test.transaction.Note</class>
                            <properties>
                              <property name="jakarta.persistence.schema-generation.database.action"
                                  value="drop-and-create"/>
                            </properties>
                          </persistence-unit>
                        </persistence>
                        """), "META-INF/persistence.xml");
    }

    @BeforeEach
    void connect() {
        peer = new WirePeer("notes", redis);
    }

    @AfterEach
    void disconnect() {
        peer.close();
    }

    private JsonObject write(String action, End end) {
        return peer.call(action, "{\"text\": \"" + text + "\", \"end\": \"" + end + "\"}");
    }

    private void writeWell(String action) {
        Responses.body(write(action, End.WELL));
    }

    private String writeBadly(String action, End end) {
        return Responses.error(write(action, end)).getString("code");
    }

    String text() {
        return text;
    }

    int rows(Store store, String suffix) {
        return Responses.body(peer.call("count", "{\"store\": \"" + store + "\", \"text\": \"" + text + suffix + "\"}"))
                .getInt("rows");
    }

    int rows(Store store) {
        return rows(store, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"persist", "persist_in_session"})
    void entitiesAreStoredOnlyByActionsThatEndWell(String action) {
        assertThat(writeBadly(action, End.UNFORESEEN)).isEqualTo("SERVER_ERROR");
        assertThat(writeBadly(action, End.REFUSAL)).isEqualTo("REFUSED");
        assertThat(rows(Store.JPA)).isZero();

        writeWell(action);
        assertThat(rows(Store.JPA)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert", "insert_in_session", "call_from_session"})
    void rowsAreStoredOnlyByActionsThatEndWell(String action) {
        assertThat(writeBadly(action, End.UNFORESEEN)).isEqualTo("SERVER_ERROR");
        assertThat(writeBadly(action, End.REFUSAL)).isEqualTo("REFUSED");
        assertThat(rows(Store.LOCAL)).isZero();

        writeWell(action);
        assertThat(rows(Store.LOCAL)).isEqualTo(1);
    }

    @Test
    void checkedExceptionsCommit() {
        assertThat(writeBadly("insert", End.CHECKED)).isEqualTo("SERVER_ERROR");

        assertThat(rows(Store.LOCAL)).isEqualTo(1);
    }

    @Test
    void theRulesOfTheActionDecideWhichExceptionsRollBack() {
        assertThat(writeBadly("insert_with_rules", End.CHECKED)).isEqualTo("SERVER_ERROR");
        assertThat(writeBadly("insert_with_rules", End.UNFORESEEN)).isEqualTo("SERVER_ERROR");
        assertThat(rows(Store.LOCAL)).isZero();

        assertThat(writeBadly("insert_with_rules", End.REFUSAL)).isEqualTo("REFUSED");
        assertThat(rows(Store.LOCAL)).isEqualTo(1);
    }

    @Test
    void anActionWithoutATransactionStoresAtOnce() {
        assertThat(writeBadly("insert_plainly", End.UNFORESEEN)).isEqualTo("SERVER_ERROR");

        assertThat(rows(Store.LOCAL)).isEqualTo(1);
    }

    @Test
    void anActionThatItsTimeLimitInterruptsRollsBack() {
        assertThat(writeBadly("insert_in_time", End.INTERRUPTED)).isEqualTo("ACTION_TIMEOUT");
        assertThat(rows(Store.LOCAL)).isZero();

        writeWell("insert");
        assertThat(rows(Store.LOCAL)).isEqualTo(1);
    }

    @Test
    void othersDoNotSeeARowBeforeTheCommit() {
        JsonObject sight = Responses.body(write("look", End.WELL));

        assertThat(sight.getBoolean("inside")).isTrue();
        assertThat(sight.getBoolean("outside")).isFalse();
        assertThat(rows(Store.JPA)).isEqualTo(1);
    }

    @Test
    void twoDatabasesCommitOrRollBackTogether() {
        assertThat(writeBadly("insert_twice", End.UNFORESEEN)).isEqualTo("SERVER_ERROR");
        assertThat(List.of(rows(Store.LEFT), rows(Store.RIGHT))).containsExactly(0, 0);

        writeWell("insert_twice");
        assertThat(List.of(rows(Store.LEFT), rows(Store.RIGHT))).containsExactly(1, 1);
    }

    @Test
    void oneOfSeveralDatabasesNeedNotSupportXa() {
        assertThat(writeBadly("insert_everywhere", End.UNFORESEEN)).isEqualTo("SERVER_ERROR");
        assertThat(List.of(rows(Store.LOCAL), rows(Store.LEFT), rows(Store.RIGHT)))
                .containsExactly(0, 0, 0);

        writeWell("insert_everywhere");
        assertThat(List.of(rows(Store.LOCAL), rows(Store.LEFT), rows(Store.RIGHT)))
                .containsExactly(1, 1, 1);
    }

    @Test
    void aCalledBeanWithATransactionOfItsOwnCommitsApart() {
        assertThat(writeBadly("call_apart", End.UNFORESEEN)).isEqualTo("SERVER_ERROR");
        assertThat(List.of(rows(Store.LOCAL), rows(Store.LOCAL, ":apart"), rows(Store.LOCAL, ":outside")))
                .containsExactly(0, 1, 1);

        writeWell("call_apart");
        assertThat(List.of(rows(Store.LOCAL), rows(Store.LOCAL, ":apart"), rows(Store.LOCAL, ":outside")))
                .containsExactly(2, 2, 2);
    }

    @Test
    void aCalledBeanWithATransactionOfItsOwnRollsBackApart() {
        assertThat(writeBadly("call_failing", End.UNFORESEEN)).isEqualTo("SERVER_ERROR");
        assertThat(List.of(rows(Store.LOCAL), rows(Store.LOCAL, ":apart"))).containsExactly(0, 0);

        writeWell("call_failing");
        assertThat(List.of(rows(Store.LOCAL), rows(Store.LOCAL, ":apart"))).containsExactly(2, 0);
    }

    @Test
    void aCalledBeanJoinsTheTransaction() {
        assertThat(writeBadly("call_joining", End.REFUSAL)).isEqualTo("REFUSED");
        assertThat(rows(Store.LOCAL)).isZero();

        writeWell("call_joining");
        assertThat(rows(Store.LOCAL)).isEqualTo(3);
    }

    @Test
    void aTransactionLeavesNothingToTheStatementsAfterIt() {
        writeWell("call_in_turn");

        assertThat(rows(Store.LOCAL)).isEqualTo(4);
        assertThat(List.of(rows(Store.LOCAL, ":first"), rows(Store.LOCAL, ":second"), rows(Store.LOCAL, ":third")))
                .containsExactly(1, 0, 1);
    }

    @Test
    void aLocalActionJoinsTheTransaction() {
        assertThat(writeBadly("call_locally", End.REFUSAL)).isEqualTo("REFUSED");
        assertThat(rows(Store.JPA)).isZero();

        writeWell("call_locally");
        assertThat(rows(Store.JPA)).isEqualTo(1);
    }

    @Test
    void aBeanOnAnotherThreadHasATransactionOfItsOwn() {
        writeWell("call_on_thread");
        assertThat(List.of(rows(Store.LOCAL), rows(Store.LOCAL, ":thread"))).containsExactly(1, 1);

        Responses.body(write("call_on_thread", End.UNFORESEEN));
        assertThat(List.of(rows(Store.LOCAL), rows(Store.LOCAL, ":thread"))).containsExactly(3, 1);
    }

    @Test
    void aCalledSessionBeanJoinsTheTransactionOrHasItsOwn() {
        assertThat(writeBadly("call_session_bean", End.UNFORESEEN)).isEqualTo("SERVER_ERROR");
        assertThat(List.of(rows(Store.LOCAL), rows(Store.LOCAL, ":apart"))).containsExactly(0, 1);

        writeWell("call_session_bean");
        assertThat(List.of(rows(Store.LOCAL), rows(Store.LOCAL, ":apart"))).containsExactly(2, 2);
    }

    @Test
    void anActionBeginsAndEndsATransactionItself() {
        writeWell("transact_by_hand");
        assertThat(List.of(rows(Store.LOCAL), rows(Store.JPA), rows(Store.LOCAL, ":after")))
                .containsExactly(1, 1, 1);

        write("transact_by_hand", End.UNFORESEEN);
        assertThat(List.of(rows(Store.LOCAL), rows(Store.JPA), rows(Store.LOCAL, ":after")))
                .containsExactly(1, 1, 2);
    }

    @Test
    void aTransactionThatAnActionLeavesOpenRollsBackAndIsAnError() {
        assertThat(writeBadly("leave_open", End.WELL)).isEqualTo("SERVER_ERROR");
        assertThat(rows(Store.LOCAL)).isZero();

        writeWell("insert");
        assertThat(rows(Store.LOCAL)).isEqualTo(1);
    }

    @Test
    void manyCallersGetDifferentKeys() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            Callable<Void> caller = () -> {
                try (WirePeer own = new WirePeer("notes", redis)) {
                    for (int i = 0; i < CALLS; i++) {
                        Responses.body(own.call("persist", "{\"text\": \"" + text + "\", \"end\": \"WELL\"}"));
                        Responses.error(own.call("persist", "{\"text\": \"" + text + "\", \"end\": \"UNFORESEEN\"}"));
                    }
                }
                return null;
            };
            List<Future<Void>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(callers.submit(caller));
            }
            for (Future<Void> call : calls) {
                call.get();
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(rows(Store.JPA)).isEqualTo(CALLERS * CALLS);
    }
}
