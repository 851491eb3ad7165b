package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.answers.SiteBody;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.sale.TokenizeCard;
import dev.catraca.domain.card.Card;
import dev.catraca.domain.card.CardBrand;
import dev.catraca.domain.card.CardExpiry;
import dev.catraca.domain.card.CardNumber;
import dev.catraca.domain.card.SecurityCode;
import dev.catraca.domain.merchant.Slug;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code {"numero","nome","validade":"MM/AA","cvv","parcelas"?,"slug"?}}. */
final class CardBody {
    private CardBody() {}

    static TokenizeCard.Command read(byte[] body) {
        return SiteBody.read(body, Fields.Unknown.IGNORED, CardBody::command);
    }

    private static TokenizeCard.Command command(Fields in) {
        var number = in.value("numero", CardBody::number);
        var holder = in.value("nome", Card::holder);
        var expiry = in.value("validade", CardExpiry::of);
        var code = in.value("cvv", it -> code(it, number));
        var installments =
                in.optionalInteger("parcelas", WishBody::installments)
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty);
        var unit = in.optionalValue("slug", Slug::new);
        return in.done(
                () ->
                        new TokenizeCard.Command(
                                new Card(number, holder, expiry, code), installments, unit));
    }

    private static CardNumber number(String text) {
        var number = new CardNumber(text);
        var _ = CardBrand.of(number);
        return number;
    }

    /** As long as cards of this number have it; what is wrong with the number is told apart. */
    private static SecurityCode code(String text, @Nullable CardNumber number) {
        return number == null
                ? new SecurityCode(text)
                : SecurityCode.of(text, CardBrand.of(number));
    }
}
