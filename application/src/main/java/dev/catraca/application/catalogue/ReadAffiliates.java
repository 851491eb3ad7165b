package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import java.util.List;
import java.util.Optional;

/** Shows a merchant's affiliates, by reference. */
public final class ReadAffiliates {
    private final Affiliates affiliates;

    public ReadAffiliates(Affiliates affiliates) {
        this.affiliates = affiliates;
    }

    /** Which ones. */
    public sealed interface Query {
        record One(MerchantId merchant, Reference reference) implements Query {}

        /** Those behind the given one, if one is given. */
        record Page(MerchantId merchant, Optional<Reference> after, int limit) implements Query {}
    }

    public List<Affiliate> read(Query query) {
        return switch (query) {
            case Query.One(var merchant, var reference) ->
                    affiliates.find(merchant, reference).stream().toList();
            case Query.Page(var merchant, var after, var limit) ->
                    affiliates.page(merchant, after, limit);
        };
    }
}
