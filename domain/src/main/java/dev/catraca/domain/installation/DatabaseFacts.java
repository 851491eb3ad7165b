package dev.catraca.domain.installation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the server's role sees of its database.
 *
 * @param version PostgreSQL's, as a number: 180006 is 18.6
 * @param durability the settings that are not {@code on} among those that keep what is committed
 * @param ahead how far our clock is ahead of the database's
 * @param excess the rights the server's role should not have
 * @param applied the versions of the migrations that ran
 * @param known the versions of the migrations this program brings
 * @param masterKeys the ids of the master keys under which something is sealed
 */
public record DatabaseFacts(
        int version,
        Set<String> durability,
        Duration ahead,
        Set<String> excess,
        Set<String> applied,
        Set<String> known,
        Set<String> masterKeys) {
    private static final int OLDEST_VERSION = 150000;
    private static final Duration FARTHEST = Duration.ofSeconds(5);
    private static final String DATABASE = "database";

    public DatabaseFacts {
        durability = Set.copyOf(durability);
        excess = Set.copyOf(excess);
        applied = Set.copyOf(applied);
        known = Set.copyOf(known);
        masterKeys = Set.copyOf(masterKeys);
    }

    /** The fault of a database that does not let us in; the cause is an SQL state. */
    public static Fault unreachable(String cause) {
        return new Fault(
                "database-unreachable",
                "catraca.db.url",
                "It does not answer the server's role (" + cause + ").");
    }

    /** Everything that is wrong, at once. */
    public List<Fault> faults(Configuration configuration) {
        var faults = new ArrayList<Fault>();
        if (version < OLDEST_VERSION) {
            faults.add(
                    new Fault("database-too-old", DATABASE, "PostgreSQL 15 or newer is needed."));
        }
        for (var setting : sorted(durability)) {
            faults.add(
                    new Fault(
                            "not-durable",
                            setting,
                            "It must be on in PostgreSQL: what is acknowledged must survive a"
                                    + " crash."));
        }
        if (ahead.abs().compareTo(FARTHEST) > 0) {
            faults.add(
                    new Fault(
                            "clock-wrong",
                            DATABASE,
                            "Our clock and the database's are %d s apart: synchronize both."
                                    .formatted(ahead.abs().toSeconds())));
        }
        if (!configuration.isSandbox()) {
            checkRole(faults);
        }
        checkSchema(faults);
        checkKeys(faults, configuration);
        return List.copyOf(faults);
    }

    private void checkRole(List<Fault> faults) {
        for (var right : sorted(excess)) {
            faults.add(
                    new Fault(
                            "role-too-strong",
                            "catraca.db.user",
                            "The server's role changes rows and nothing else; it " + right + "."));
        }
    }

    private void checkSchema(List<Fault> faults) {
        if (known.stream().anyMatch(it -> !applied.contains(it))) {
            faults.add(
                    new Fault(
                            "schema-too-old", DATABASE, "Run `catraca migrate` of this release."));
        }
        if (applied.stream().anyMatch(it -> !known.contains(it))) {
            faults.add(
                    new Fault(
                            "schema-too-new",
                            DATABASE,
                            "A newer release migrated it: start that one."));
        }
    }

    private void checkKeys(List<Fault> faults, Configuration configuration) {
        var ring = configuration.values().getOrDefault("catraca.master-keys", "");
        for (var id : sorted(masterKeys)) {
            var isThere =
                    List.of(ring.split(",", -1)).stream()
                            .anyMatch(it -> it.strip().startsWith(id + ":"));
            if (!ring.isEmpty() && !isThere) {
                faults.add(
                        new Fault(
                                "master-key-missing",
                                "catraca.master-keys",
                                "Stored secrets need the key " + id + "."));
            }
        }
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }
}
