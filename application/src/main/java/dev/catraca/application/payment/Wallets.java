package dev.catraca.application.payment;

import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.Share;
import dev.catraca.domain.split.SplitPlan;
import java.util.ArrayList;
import java.util.Optional;

/** Finds the wallets of those who share a payment, at the provider that will collect it. */
final class Wallets {
    private final Affiliates affiliates;

    Wallets(Affiliates affiliates) {
        this.affiliates = affiliates;
    }

    /** The plan with its wallets, or whose is missing. */
    sealed interface Result {
        record Named(SplitPlan split) implements Result {}

        record Missing(Role role) implements Result {}
    }

    Result name(SplitPlan split, Merchant merchant, ProviderAccount account) {
        var shares = new ArrayList<Share>();
        for (var share : split.shares()) {
            var payee = named(share.payee(), merchant, account);
            if (payee.wallet().isEmpty()) {
                return new Result.Missing(payee.role());
            }
            shares.add(
                    switch (share) {
                        case Share.Percentage(_, var part) -> new Share.Percentage(payee, part);
                        case Share.Fixed(_, var amount) -> new Share.Fixed(payee, amount);
                    });
        }
        return new Result.Named(new SplitPlan(named(split.owner(), merchant, account), shares));
    }

    private Payee named(Payee payee, Merchant merchant, ProviderAccount account) {
        var wallet =
                switch (payee.role()) {
                    case MERCHANT ->
                            Optional.ofNullable(merchant.wallets().get(account.provider()));
                    case AFFILIATE ->
                            affiliate(merchant, new Reference(payee.reference()))
                                    .flatMap(
                                            it ->
                                                    Optional.ofNullable(
                                                            it.wallets().get(account.provider())));
                    case PLATFORM -> account.credentials("walletId").stream().findFirst();
                };
        return new Payee(payee.role(), payee.reference(), wallet);
    }

    private Optional<Affiliate> affiliate(Merchant merchant, Reference reference) {
        return affiliates
                .find(merchant.id(), reference)
                .or(() -> merchant.platform().flatMap(it -> affiliates.find(it, reference)));
    }
}
