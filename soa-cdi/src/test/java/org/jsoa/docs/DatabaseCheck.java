/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jsoa.service.StatusCheck;
import org.jsoa.service.StatusReport;

// tag::class[]
@ApplicationScoped
public class DatabaseCheck implements StatusCheck {

    @Resource
    DataSource database;

    @Override
    public StatusReport check() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1)
                    ? StatusReport.healthy()
                    : StatusReport.healthy().withError("DATABASE_FAILURE", "the connection is not valid");
        } catch (SQLException e) {
            return StatusReport.healthy().withError("DATABASE_FAILURE", e.getMessage());
        }
    }
}
// end::class[]
