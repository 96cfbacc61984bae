/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Access to the tables by JDBC. Each method uses a connection of its own, in the transaction of its caller if there is one. */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/left",
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "jdbc:h2:mem:left;DB_CLOSE_DELAY=-1",
        user = "sa",
        password = "")
@DataSourceDefinition(
        name = "java:app/jdbc/right",
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "jdbc:h2:mem:right;DB_CLOSE_DELAY=-1",
        user = "sa",
        password = "")
public class Stores {

    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource local;

    @Resource(lookup = "java:app/jdbc/left")
    DataSource left;

    @Resource(lookup = "java:app/jdbc/right")
    DataSource right;

    @PostConstruct
    void createTables() {
        for (DataSource database : List.of(local, left, right)) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS NOTE (TEXT VARCHAR(100))");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Adds a row. */
    public void insert(Store store, String text) {
        try (Connection connection = database(store).getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO " + store.table() + " (TEXT) VALUES (?)")) {
            statement.setString(1, text);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts the rows that this moment's transaction sees. */
    public int count(Store store, String text) {
        try (Connection connection = database(store).getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT COUNT(*) FROM " + store.table() + " WHERE TEXT = ?")) {
            statement.setString(1, text);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DataSource database(Store store) {
        return switch (store) {
            case JPA, LOCAL -> local;
            case LEFT -> left;
            case RIGHT -> right;
        };
    }
}
