package dev.catraca.application.cart;

import dev.catraca.application.cart.port.Carts;
import dev.catraca.application.cart.port.Carts.Found;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.merchant.port.Signatures;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.application.merchant.port.SigningSecrets.SigningSecret;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.domain.cart.CartCheck;
import dev.catraca.domain.cart.CartCheck.Verdict;
import dev.catraca.domain.cart.CartClaim;
import dev.catraca.domain.cart.CartClaim.Split;
import dev.catraca.domain.cart.CartClaim.Wanted;
import dev.catraca.domain.cart.CartFacts;
import dev.catraca.domain.cart.CartRefusal;
import dev.catraca.domain.cart.CartSignature;
import dev.catraca.domain.cart.CartSplit;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Prices a cart by the catalogue and signs the numbers, for sites whose browser asks for the
 * payment by itself. Nothing is written: the signature is the quote.
 */
public final class QuoteCart {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final Carts carts;
    private final SigningSecrets secrets;
    private final Signatures signatures;
    private final CountRequest limits;
    private final Ids ids;
    private final Clock clock;
    private final Slug platform;
    private final ProviderName provider;

    public QuoteCart(
            Carts carts,
            SigningSecrets secrets,
            Signatures signatures,
            CountRequest limits,
            Ids ids,
            Clock clock,
            Slug platform,
            ProviderName provider) {
        this.carts = carts;
        this.secrets = secrets;
        this.signatures = signatures;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
        this.platform = platform;
        this.provider = provider;
    }

    /** By the client's own ids. */
    public record Command(
            String company,
            String order,
            String buyer,
            List<Wanted> wanted,
            Optional<String> coupon,
            Optional<String> affiliate) {
        public Command {
            wanted = List.copyOf(wanted);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Priced(
                UUID id,
                Money total,
                List<Item> items,
                List<Split> splits,
                long signedAt,
                String keyId,
                String signature,
                Instant expiresAt)
                implements Outcome {}

        record Refused(CartRefusal reason, String field) implements Outcome {}

        record ProviderNotConfigured() implements Outcome {}

        /** Neither the company nor its platform has a secret to sign with. */
        record NoSecret() implements Outcome {}

        record TooMany(CountRequest.Outcome.Exceeded limit) implements Outcome {}
    }

    /** A thing with its name and price. */
    public record Item(String reference, String name, int quantity, Money unitPrice) {}

    public Outcome quote(Command command) {
        var subject = command.company() + "|" + command.buyer();
        if (limits.count(new CountRequest.Command(Limit.CART_QUOTE, subject))
                instanceof CountRequest.Outcome.Exceeded limit) {
            return new Outcome.TooMany(limit);
        }
        return carts.find(query(command), Optional.empty())
                .map(it -> decide(command, it))
                .orElseGet(() -> new Outcome.Refused(CartRefusal.ORDER_UNKNOWN, "orderId"));
    }

    private Carts.Query query(Command command) {
        var references = new TreeSet<String>();
        command.wanted().forEach(it -> references.add(it.reference()));
        return new Carts.Query(
                platform,
                command.company(),
                command.order(),
                command.buyer(),
                references,
                command.coupon(),
                command.affiliate(),
                provider);
    }

    private Outcome decide(Command command, Found found) {
        if (found.account().isEmpty()) {
            return new Outcome.ProviderNotConfigured();
        }
        var claim = claim(command, found.facts());
        var wallet = PayCart.platformWallet(found);
        var verdict =
                new CartCheck(claim, found.facts(), List.of(), wallet, provider, clock.instant())
                        .verdict();
        return switch (verdict) {
            // Nobody may find out here which orders others have.
            case Verdict.Refused(var reason, _) when reason == CartRefusal.ORDER_FOREIGN ->
                    new Outcome.Refused(CartRefusal.ORDER_UNKNOWN, "orderId");
            case Verdict.Refused(var reason, var field) -> new Outcome.Refused(reason, field);
            case Verdict.OpenAlready _ ->
                    new Outcome.Refused(CartRefusal.ORDER_NOT_OPEN, "orderId");
            case Verdict.Agreed(_, var terms) -> sign(claim, terms, found.facts());
        };
    }

    /** The things at the catalogue's prices; what it does not know the check refuses. */
    private static CartClaim claim(Command command, CartFacts facts) {
        return new CartClaim(
                command.order(),
                command.buyer(),
                command.company(),
                command.wanted().stream().map(it -> item(it, facts)).toList(),
                command.wanted(),
                command.coupon(),
                command.affiliate(),
                Optional.empty());
    }

    private static CartClaim.Item item(Wanted wanted, CartFacts facts) {
        return new CartClaim.Item(
                wanted.reference(),
                wanted.quantity(),
                price(wanted.reference(), facts).orElse(Money.of(0, "BRL")));
    }

    private static Optional<Money> price(String reference, CartFacts facts) {
        return Optional.ofNullable(facts.products().get(reference))
                .map(it -> it.product().price())
                .or(() -> Optional.ofNullable(facts.plans().get(reference)).map(it -> it.price()));
    }

    private static String name(String reference, CartFacts facts) {
        return Optional.ofNullable(facts.products().get(reference))
                .map(it -> it.product().name())
                .or(() -> Optional.ofNullable(facts.plans().get(reference)).map(it -> it.name()))
                .orElseThrow();
    }

    private Outcome sign(CartClaim claim, OrderTerms terms, CartFacts facts) {
        var now = clock.instant();
        return secrets.liveOf(platform, claim.company(), now).stream()
                .findFirst()
                .<Outcome>map(it -> signed(claim, terms, facts, it, now))
                .orElseGet(Outcome.NoSecret::new);
    }

    private Outcome.Priced signed(
            CartClaim claim, OrderTerms terms, CartFacts facts, SigningSecret secret, Instant now) {
        var signedAt = now.getEpochSecond();
        var text = CartSignature.text(claim, terms.total(), signedAt);
        return new Outcome.Priced(
                ids.next(),
                terms.total(),
                claim.items().stream()
                        .map(
                                it ->
                                        new Item(
                                                it.reference(),
                                                name(it.reference(), facts),
                                                it.quantity(),
                                                it.unitPrice()))
                        .toList(),
                CartSplit.percentages(terms.splitPlan()),
                signedAt,
                secret.keyId(),
                signatures.hmacSha256(secret.secret(), text),
                Instant.ofEpochSecond(signedAt).plus(LIFETIME));
    }
}
