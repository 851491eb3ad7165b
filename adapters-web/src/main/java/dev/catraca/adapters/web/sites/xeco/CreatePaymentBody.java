package dev.catraca.adapters.web.sites.xeco;

import dev.catraca.adapters.web.answers.SiteBody;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.cart.CheckCartSignature.Proof;
import dev.catraca.application.cart.PayCart;
import dev.catraca.domain.cart.CartClaim;
import dev.catraca.domain.cart.CartClaim.Numbers;
import dev.catraca.domain.cart.CartClaim.Split;
import dev.catraca.domain.cart.CartClaim.Wanted;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.PageTerms.Exits;
import dev.catraca.domain.payment.PageTerms.Item;
import dev.catraca.domain.payment.PageTerms.Payer;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.Address;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.PostalCode;
import dev.catraca.domain.shared.TaxId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The three sections of the site's request: the checkout, the internal part, and the proof. */
record CreatePaymentBody(
        CartClaim claim,
        Proof proof,
        PageTerms page,
        Duration lifetime,
        Optional<String> externalReference,
        JsonObject json) {
    private static final Map<String, PaymentMethod> METHODS =
            Map.of("CREDIT_CARD", PaymentMethod.CARD, "PIX", PaymentMethod.PIX);
    private static final Set<String> CHARGES = Set.of("DETACHED", "INSTALLMENT", "RECURRENT");
    private static final Set<String> PROOF = Set.of("signature", "signedAt", "keyId");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int LONGEST_IMAGE = 1024 * 1024;
    private static final int USUAL_MINUTES = 15;

    /** An item, once as it is shown and once as it is signed. */
    private record Listed(Item shown, CartClaim.Item signed) {}

    /**
     * @throws Rejected with everything that is wrong with the shape, always as a 400
     */
    static CreatePaymentBody of(byte[] body) {
        return SiteBody.read(body, Fields.Unknown.REFUSED, CreatePaymentBody::read);
    }

    private static CreatePaymentBody read(Fields in) {
        var methods = in.strings("billingTypes");
        var charges = in.strings("chargeTypes");
        var minutes = in.optionalInteger("minutesToExpire").orElse(USUAL_MINUTES);
        var total = in.decimal("totalAmount", Reais::positive);
        var externalReference = in.optionalText("externalReference");
        var exits = exits(in.object("callback"));
        var items = in.objects("items").stream().map(CreatePaymentBody::item).toList();
        var payer = payer(in.object("customerData"));
        var installments =
                in.optionalObject("installment")
                        .map(it -> it.integer("maxInstallmentCount"))
                        .orElse(1L);
        var splits = in.objects("splits").stream().map(CreatePaymentBody::split).toList();
        var order = in.text("orderId");
        var buyer = in.text("userId");
        var company = in.text("companyId");
        in.optionalText("companyOrder");
        var wanted = in.objects("productList").stream().map(CreatePaymentBody::wanted).toList();
        var coupon = in.optionalText("coupon");
        var affiliate = in.optionalText("affiliateId");
        var signature = in.value("signature", CreatePaymentBody::signature);
        var signedAt = in.integer("signedAt");
        var keyId = in.optionalText("keyId");
        return in.done(
                () -> {
                    check(charges, installments, minutes);
                    some("items", items);
                    some("productList", wanted);
                    checkSplits(splits);
                    var claim =
                            new CartClaim(
                                    order,
                                    buyer,
                                    company,
                                    items.stream().map(Listed::signed).toList(),
                                    wanted,
                                    coupon,
                                    affiliate,
                                    Optional.of(new Numbers(total, splits)));
                    var page =
                            new PageTerms(
                                    methods(methods),
                                    Math.toIntExact(installments),
                                    exits,
                                    Optional.of(payer),
                                    items.stream().map(Listed::shown).toList());
                    return new CreatePaymentBody(
                            claim,
                            new Proof(signature, signedAt, keyId),
                            page,
                            Duration.ofMinutes(minutes),
                            externalReference,
                            in.json());
                });
    }

    PayCart.Command toCommand() {
        return new PayCart.Command(claim, proof, page, lifetime, externalReference, digest());
    }

    /** Everything but the proof: the same request may be signed again later. */
    private byte[] digest() {
        var content = Json.createObjectBuilder(json);
        PROOF.forEach(content::remove);
        return Fingerprint.of(
                "POST", CreatePaymentResource.ROUTE, claim.company(), content.build());
    }

    private static Exits exits(Fields in) {
        var success = in.value("successUrl", Origin::address);
        var cancel = in.value("cancelUrl", Origin::address);
        var expired = in.value("expiredUrl", Origin::address);
        return new Exits(success, cancel, expired);
    }

    private static Listed item(Fields in) {
        var reference = in.text("externalReference");
        var name = in.text("name");
        var description = in.optionalText("description", 1_000);
        var image = in.optionalText("imageBase64", LONGEST_IMAGE);
        var quantity = in.integer("quantity");
        var unitPrice = in.decimal("unitPrice", Reais::positive);
        var value = in.decimal("value", Reais::positive);
        return in.make(
                () -> {
                    if (!value.equals(unitPrice)) {
                        throw new InvalidValue(
                                "value-differs", "An item's value is its unit price.");
                    }
                    var pieces = pieces(quantity);
                    return new Listed(
                            new Item(
                                    Optional.of(reference),
                                    name,
                                    description,
                                    image.map(Picture::of),
                                    pieces,
                                    unitPrice),
                            new CartClaim.Item(reference, pieces, unitPrice));
                });
    }

    private static Payer payer(Fields in) {
        var name = in.value("name", PersonName::new);
        var taxId = in.value("cpfCnpj", TaxId::of);
        var email = in.value("email", Email::new);
        var phone = in.value("phone", Phone::new);
        var street = in.text("address");
        var number = in.text("addressNumber");
        var complement = in.optionalText("complement");
        var district = in.text("province");
        var postalCode = in.value("postalCode", PostalCode::new);
        var city = in.text("city");
        return in.make(
                () ->
                        new Payer(
                                name,
                                taxId,
                                email,
                                phone,
                                Optional.of(
                                        new Address(
                                                street,
                                                number,
                                                complement,
                                                district,
                                                postalCode,
                                                city))));
    }

    private static Split split(Fields in) {
        var wallet = in.text("walletId");
        var percentage = in.decimal("percentageValue", Function.identity());
        return in.make(
                () -> {
                    if (percentage.signum() <= 0 || percentage.compareTo(WHOLE) > 0) {
                        throw new InvalidValue(
                                "percentage-invalid", "A share is more than 0 and at most 100.");
                    }
                    return new Split(wallet, percentage);
                });
    }

    private static Wanted wanted(Fields in) {
        var product = in.text("productId");
        var quantity = in.integer("quantity");
        return in.make(() -> new Wanted(product, pieces(quantity)));
    }

    /** Throws {@link InvalidValue}. */
    static int pieces(long quantity) {
        if (quantity < 1 || quantity > 10_000) {
            throw new InvalidValue("quantity-invalid", "A quantity lies between 1 and 10000.");
        }
        return Math.toIntExact(quantity);
    }

    private static String signature(String text) {
        if (!text.matches("[0-9a-f]{64}")) {
            throw new InvalidValue(
                    "signature-malformed", "A signature is 64 lower-case hex digits.");
        }
        return text;
    }

    private static void check(List<String> charges, long installments, long minutes) {
        if (charges.contains("RECURRENT")) {
            throw new Rejected(ProblemCode.CHARGE_TYPE_UNSUPPORTED);
        }
        if (charges.isEmpty() || !CHARGES.containsAll(charges)) {
            throw new InvalidValue(
                    "charge-types-invalid", "chargeTypes are DETACHED and INSTALLMENT.");
        }
        if (installments < 1 || installments > 12) {
            throw new InvalidValue(
                    "installments-invalid", "maxInstallmentCount lies between 1 and 12.");
        }
        if (minutes < 10 || minutes > 1_440) {
            throw new InvalidValue("minutes-invalid", "minutesToExpire lies between 10 and 1440.");
        }
    }

    private static Set<PaymentMethod> methods(List<String> words) {
        if (words.isEmpty() || !METHODS.keySet().containsAll(words)) {
            throw new InvalidValue(
                    "billing-types-invalid", "billingTypes are CREDIT_CARD and PIX.");
        }
        var methods = EnumSet.noneOf(PaymentMethod.class);
        words.forEach(it -> methods.add(METHODS.get(it)));
        return methods;
    }

    private static void some(String field, List<?> list) {
        if (list.isEmpty()) {
            throw new InvalidValue("list-empty", field + " has at least one entry.");
        }
    }

    private static void checkSplits(List<Split> splits) {
        some("splits", splits);
        var sum = splits.stream().map(Split::percentage).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(WHOLE) != 0) {
            throw new InvalidValue("splits-not-whole", "The splits add up to exactly 100.");
        }
    }
}
