package dev.catraca.adapters.persistence;

import dev.catraca.application.operation.port.Invariants;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Each view of the schema {@code invariant} is one, so a new one is shown without a word here. */
@Dependent
class SqlInvariants implements Invariants {
    private static final String NAMES =
            """
            SELECT viewname, quote_ident(viewname) AS quoted
            FROM pg_views WHERE schemaname = 'invariant' ORDER BY viewname""";

    private final Sql sql;

    @Inject
    SqlInvariants(Sql sql) {
        this.sql = sql;
    }

    private record View(String name, String quoted) {}

    @Override
    public List<Reading> read(int samples) {
        return sql.list(NAMES, row -> new View(row.text("viewname"), row.text("quoted"))).stream()
                .map(it -> read(it, samples))
                .toList();
    }

    /** An id of version 7 says when it was made. */
    private Reading read(View view, int samples) {
        var found =
                sql.find(
                                """
                                SELECT count(*) AS count, min(uuid_extract_timestamp(
                                    CASE WHEN length(id::text) = 36 THEN id::text::uuid END))
                                    AS oldest
                                FROM invariant.%s"""
                                        .formatted(view.quoted()),
                                row ->
                                        new Reading(
                                                view.name(),
                                                row.bigNumber("count"),
                                                row.maybeInstant("oldest"),
                                                List.of()))
                        .orElseThrow();
        return found.count() == 0
                ? found
                : new Reading(found.name(), found.count(), found.oldest(), samples(view, samples));
    }

    private List<Culprit> samples(View view, int limit) {
        return sql.list(
                "SELECT id::text AS id, detail FROM invariant.%s ORDER BY id LIMIT ?"
                        .formatted(view.quoted()),
                row -> new Culprit(row.text("id"), row.text("detail")),
                limit);
    }
}
