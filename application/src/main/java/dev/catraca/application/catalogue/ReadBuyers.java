package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.MerchantId;
import java.util.List;
import java.util.Optional;

/** Shows a merchant's registered buyers, by reference. */
public final class ReadBuyers {
    private final RegisteredBuyers buyers;

    public ReadBuyers(RegisteredBuyers buyers) {
        this.buyers = buyers;
    }

    /** Which ones. */
    public sealed interface Query {
        record One(MerchantId merchant, Reference reference) implements Query {}

        /** Those behind the given one, if one is given. */
        record Page(MerchantId merchant, Optional<Reference> after, int limit) implements Query {}
    }

    public List<RegisteredBuyer> read(Query query) {
        return switch (query) {
            case Query.One(var merchant, var reference) ->
                    buyers.find(merchant, reference).stream().toList();
            case Query.Page(var merchant, var after, var limit) ->
                    buyers.page(merchant, after, limit);
        };
    }
}
