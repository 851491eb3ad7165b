package dev.catraca.application.operation;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.operation.port.CallSearch;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows calls to and from others, the newest first; a platform also sees its units'. */
public final class ListCalls {
    private final CallSearch search;
    private final Merchants merchants;

    public ListCalls(CallSearch search, Merchants merchants) {
        this.search = search;
        this.merchants = merchants;
    }

    /** Where a page ended: the next one goes on from here. */
    public record Cursor(Instant at, long id) {}

    /** {@code merchant} is one that the principal reaches; without it all of theirs are meant. */
    public record Query(
            Principal principal,
            Optional<MerchantId> merchant,
            Optional<String> party,
            Optional<String> route,
            Optional<Answered> answered,
            Optional<String> correlation,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<Cursor> after,
            int limit) {}

    /** How calls ended. */
    public sealed interface Answered {
        /** With a status between these two, both included. */
        record Between(int lowest, int highest) implements Answered {}

        /** Not at all. */
        record Never() implements Answered {}
    }

    /** One call; the route is a template, the network is all that is known of an address. */
    public record Listed(
            long id,
            Instant at,
            boolean isOutgoing,
            String party,
            Optional<Slug> merchant,
            String method,
            String route,
            Optional<Integer> status,
            Duration latency,
            Optional<String> error,
            String correlation,
            int attempt,
            Optional<String> network) {
        public Cursor cursor() {
            return new Cursor(at, id);
        }
    }

    public List<Listed> list(Query query) {
        return search
                .find(
                        new CallSearch.Query(
                                query.merchant().or(query.principal()::merchant),
                                query.party(),
                                query.route(),
                                query.answered().map(ListCalls::answered),
                                query.correlation(),
                                query.from(),
                                query.to(),
                                query.after().map(it -> new CallSearch.Position(it.at(), it.id())),
                                query.limit()))
                .stream()
                .map(this::listed)
                .toList();
    }

    private static CallSearch.Answered answered(Answered it) {
        return switch (it) {
            case Answered.Between(var lowest, var highest) ->
                    new CallSearch.Answered.Between(lowest, highest);
            case Answered.Never() -> new CallSearch.Answered.Never();
        };
    }

    private Listed listed(CallSearch.Entry it) {
        return new Listed(
                it.id(),
                it.at(),
                switch (it.direction()) {
                    case IN -> false;
                    case OUT -> true;
                },
                it.party(),
                it.merchant().flatMap(merchants::find).map(Merchant::slug),
                it.method(),
                it.route(),
                it.status(),
                it.latency(),
                it.error(),
                it.correlation(),
                it.attempt(),
                it.network());
    }
}
