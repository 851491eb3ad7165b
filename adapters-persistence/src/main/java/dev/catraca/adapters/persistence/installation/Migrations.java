package dev.catraca.adapters.persistence.installation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateOutput;

/** Brings tables, views and the rights of the server's role up to date, as their owner. */
final class Migrations {
    private final DataSource owner;
    private final String runtimeRole;

    Migrations(DataSource owner, String runtimeRole) {
        this.owner = owner;
        this.runtimeRole = runtimeRole;
    }

    /** The descriptions of what was done; several runs at once wait for each other. */
    List<String> run() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .locations("classpath:db/migration")
                .placeholders(Map.of("runtimeRole", runtimeRole))
                .validateMigrationNaming(true)
                .dataSource(owner)
                .load()
                .migrate()
                .migrations
                .stream()
                .map(Migrations::line)
                .toList();
    }

    private static String line(MigrateOutput it) {
        return String.join(
                " ",
                Arrays.asList(it.version, it.description).stream()
                        .filter(text -> text != null && !text.isEmpty())
                        .toList());
    }
}
