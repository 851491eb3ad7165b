package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.answers.SiteBody;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.sale.TokenizeCard;
import dev.catraca.domain.card.Card;
import dev.catraca.domain.card.CardExpiry;
import dev.catraca.domain.card.CardNumber;
import dev.catraca.domain.card.SecurityCode;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.PersonName;
import java.util.OptionalInt;

/** {@code {"numero","nome","validade":"MM/AA","cvv","parcelas"?,"slug"?}}. */
final class CardBody {
    private CardBody() {}

    static TokenizeCard.Command read(byte[] body) {
        return SiteBody.read(body, Fields.Unknown.IGNORED, CardBody::command);
    }

    private static TokenizeCard.Command command(Fields in) {
        var number = in.value("numero", CardNumber::new);
        var holder = in.value("nome", PersonName::new);
        var expiry = in.value("validade", CardExpiry::of);
        var code = in.value("cvv", SecurityCode::new);
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
}
