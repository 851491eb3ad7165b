package dev.catraca.adapters.persistence.installation;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Seals again, under the first master key, what is sealed under others. Each row is a transaction
 * of its own, so that it may be cut off and begun again at any time, beside running servers.
 */
final class Reseal {
    private final Envelopes envelopes;

    Reseal(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    /** How many were sealed again. */
    int run(Connection connection) throws SQLException {
        var count = 0;
        for (var column : SealedColumn.values()) {
            count += run(connection, column);
        }
        return count;
    }

    private int run(Connection connection, SealedColumn column) throws SQLException {
        var count = 0;
        try (var old = connection.prepareStatement(column.sealedOtherwise());
                var replacing = connection.prepareStatement(column.replace())) {
            old.setString(1, envelopes.firstKey());
            try (var rows = old.executeQuery()) {
                while (rows.next()) {
                    var owner =
                            new Envelopes.Owner(rows.getObject(1, UUID.class), rows.getString(2));
                    var envelope = rows.getString(3);
                    replacing.setString(1, envelopes.seal(envelopes.open(envelope, owner), owner));
                    replacing.setString(2, rows.getString(4));
                    replacing.setString(3, envelope);
                    count += replacing.executeUpdate();
                }
            }
        }
        return count;
    }
}
