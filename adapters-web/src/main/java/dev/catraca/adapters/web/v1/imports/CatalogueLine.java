package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.adapters.web.v1.catalogue.AffiliateBody;
import dev.catraca.adapters.web.v1.catalogue.BuyerBody;
import dev.catraca.adapters.web.v1.catalogue.CouponBody;
import dev.catraca.adapters.web.v1.catalogue.PlanBody;
import dev.catraca.adapters.web.v1.catalogue.ProductBody;
import dev.catraca.application.catalogue.ImportCatalogue.Item;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.Merchant;
import jakarta.json.JsonString;
import java.util.List;
import java.util.function.Function;

/**
 * Reads {@code {"kind":"product","reference":"…", …}}: what would be a body, together with what
 * would stand in the address.
 */
final class CatalogueLine {
    private CatalogueLine() {}

    /** {@code unit} reads a line that is about one of the merchant's units. */
    static Item read(Fields in, Merchant merchant, Function<Fields, Item> unit) {
        return switch (kind(in)) {
            case "product" -> new Item.OfProduct(ProductBody.read(in, merchant, reference(in)));
            case "coupon" ->
                    new Item.OfCoupon(
                            CouponBody.read(in, merchant, in.value("code", CouponCode::new)));
            case "affiliate" ->
                    new Item.OfAffiliate(AffiliateBody.read(in, merchant, reference(in)));
            case "buyer" -> new Item.OfBuyer(BuyerBody.read(in, merchant, reference(in)));
            case "plan" ->
                    new Item.OfPlan(PlanBody.read(in, merchant, in.value("code", PlanCode::new)));
            case "unit" -> unit.apply(in);
            default -> throw unknown("kind", "affiliate, buyer, coupon, plan, product, unit");
        };
    }

    /** Empty if it is none; then nothing else of the line can be judged. */
    static String kind(Fields in) {
        return in.json().get("kind") instanceof JsonString it && in.text("kind").length() > 0
                ? it.getString()
                : "";
    }

    /** Neither of the words that are offered. */
    static Rejected unknown(String field, String offered) {
        return new Rejected(
                ProblemCode.VALUES_INVALID, List.of(Violation.of(field, "not-a-choice", offered)));
    }

    private static Reference reference(Fields in) {
        return in.value("reference", Reference::new);
    }
}
