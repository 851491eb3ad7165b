package dev.catraca.adapters.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks for the plan of each statement beside carrying it out. */
record Explaining(Connection connection, List<String> plans) implements Connections {
    Explaining(Connection connection) {
        this(connection, new ArrayList<>());
    }

    @Override
    public <T> T lend(Work<T> work) throws SQLException {
        var watched =
                (Connection)
                        java.lang.reflect.Proxy.newProxyInstance(
                                Explaining.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (_, method, arguments) ->
                                        method.getName().equals("prepareStatement")
                                                ? prepared((String) arguments[0])
                                                : method.invoke(connection, arguments));
        return work.with(watched);
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        var real = connection.prepareStatement(sql);
        var explain = connection.prepareStatement("EXPLAIN " + sql);
        return (PreparedStatement)
                java.lang.reflect.Proxy.newProxyInstance(
                        Explaining.class.getClassLoader(),
                        new Class<?>[] {PreparedStatement.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("setObject")) {
                                method.invoke(explain, arguments);
                            }
                            if (method.getName().equals("executeQuery")) {
                                read(explain);
                            }
                            return method.invoke(real, arguments);
                        });
    }

    private void read(PreparedStatement explain) throws SQLException {
        try (var lines = explain.executeQuery()) {
            while (lines.next()) {
                plans.add(lines.getString(1));
            }
        }
    }
}
