package dev.catraca.adapters.gateways.asaas;

import static dev.catraca.adapters.gateways.http.JsonFields.objects;
import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.domain.split.Share;
import dev.catraca.domain.split.SplitPlan;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one wallet gets of a checkout. A percentage is of the net value, which is what our splits
 * mean too; the account's own wallet is never named and keeps the rest.
 */
record AsaasShare(String wallet, Kind kind, BigDecimal value) {
    AsaasShare {
        wallet = wallet.toLowerCase(Locale.ROOT);
        value = value.stripTrailingZeros();
    }

    /** How much is said; the names are Asaas', of which a percentage has two. */
    enum Kind {
        FIXED("fixedValue"),
        /** Of all instalments together. */
        TOTAL_FIXED("totalFixedValue"),
        PERCENTAGE("percentualValue", "percentageValue");

        private final String name;
        private final String otherName;

        Kind(String name) {
            this(name, name);
        }

        Kind(String name, String otherName) {
            this.name = name;
            this.otherName = otherName;
        }

        private List<String> names() {
            return List.of(name, otherName);
        }
    }

    /** Somebody who should get a part has no wallet at Asaas. */
    static final class WalletMissing extends Exception {
        private static final long serialVersionUID = 1L;

        WalletMissing() {
            super("wallet-missing", null, false, false);
        }
    }

    /** Those that the plan gives something to, but for the account itself. */
    static List<AsaasShare> of(SplitPlan plan, boolean isByInstalments, ProviderAccount account)
            throws WalletMissing {
        var own = account.credentials(AsaasProvider.WALLET_ID);
        var shares = new ArrayList<AsaasShare>();
        for (var share : plan.shares()) {
            var value = value(share);
            if (value.signum() == 0 || share.payee().equals(plan.owner())) {
                continue;
            }
            var wallet = share.payee().wallet().orElseThrow(WalletMissing::new);
            if (own.stream().noneMatch(wallet::equalsIgnoreCase)) {
                shares.add(new AsaasShare(wallet, kind(share, isByInstalments), value));
            }
        }
        return List.copyOf(shares);
    }

    private static BigDecimal value(Share share) {
        return switch (share) {
            case Share.Percentage(_, var part) -> BigDecimal.valueOf(part.value(), 2);
            case Share.Fixed(_, var amount) -> AsaasMoney.reais(amount);
        };
    }

    private static Kind kind(Share share, boolean isByInstalments) {
        return switch (share) {
            case Share.Percentage _ -> Kind.PERCENTAGE;
            case Share.Fixed _ -> isByInstalments ? Kind.TOTAL_FIXED : Kind.FIXED;
        };
    }

    /** For a request, in which a percentage is called {@code percentageField}. */
    JsonObject json(String percentageField) {
        var name = kind == Kind.PERCENTAGE ? percentageField : kind.name;
        return Json.createObjectBuilder()
                .add("walletId", wallet)
                .add(name, new BigDecimal(value.toPlainString()))
                .build();
    }

    /**
     * Whether the answer to the opening of a checkout promises exactly these shares: each wallet
     * its own, and nobody else anything.
     */
    static boolean areIn(JsonObject checkout, List<AsaasShare> asked) {
        var echoed =
                objects(checkout, "split")
                        .filter(it -> !it.isEmpty())
                        .or(() -> objects(checkout, "splits"));
        var promised = new ArrayList<AsaasShare>();
        for (var json : echoed.orElse(List.of())) {
            var share = read(json);
            if (share.isEmpty()) {
                return false;
            }
            promised.add(share.get());
        }
        var missing = new ArrayList<>(asked);
        return promised.stream().allMatch(missing::remove) && missing.isEmpty();
    }

    /** Empty unless it says one thing, and more than nothing. */
    private static Optional<AsaasShare> read(JsonObject json) {
        var values = new EnumMap<Kind, BigDecimal>(Kind.class);
        for (var kind : Kind.values()) {
            for (var name : kind.names()) {
                if (json.get(name) instanceof JsonNumber number
                        && number.bigDecimalValue().signum() != 0) {
                    var value = number.bigDecimalValue();
                    var other = values.put(kind, value);
                    if (other != null && other.compareTo(value) != 0) {
                        return Optional.empty();
                    }
                }
            }
        }
        if (values.size() != 1) {
            return Optional.empty();
        }
        var only = values.entrySet().iterator().next();
        return text(json, "walletId")
                .map(wallet -> new AsaasShare(wallet, only.getKey(), only.getValue()));
    }
}
