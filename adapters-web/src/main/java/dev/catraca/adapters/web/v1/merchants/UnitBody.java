package dev.catraca.adapters.web.v1.merchants;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.domain.merchant.Coordinate;
import dev.catraca.domain.merchant.LanguageTag;
import dev.catraca.domain.merchant.Unit;
import dev.catraca.domain.merchant.WebAddress;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.PostalCode;
import java.util.List;
import java.util.Optional;

/** Reads what a unit shows of itself: the {@code unit} of a merchant's body. */
final class UnitBody {
    private static final int LONGEST_CODE = 50;
    private static final int LONGEST_FOREIGN_POSTAL_CODE = 20;

    private UnitBody() {}

    static Unit read(Fields in) {
        var isInternational = in.optionalBool("international").orElse(false);
        return new Unit(
                in.optionalText("code", LONGEST_CODE),
                in.optionalText("city"),
                in.optionalText("state"),
                postalCode(in, isInternational),
                in.optionalText("address"),
                in.optionalText("complement"),
                in.optionalDecimal("latitude", Coordinate::latitude).map(Coordinate::degrees),
                in.optionalDecimal("longitude", Coordinate::longitude).map(Coordinate::degrees),
                in.optionalValue("logo", WebAddress.LONGEST, WebAddress::new)
                        .map(WebAddress::value),
                images(in),
                in.optionalText("publicKey"),
                in.optionalValue("phone", Phone::new).map(Phone::value),
                in.optionalValue("email", Email::new).map(Email::value),
                in.optionalValue("locale", LanguageTag::new).map(LanguageTag::value),
                isInternational);
    }

    /** Abroad they look as they like. */
    private static Optional<String> postalCode(Fields in, boolean isInternational) {
        return isInternational
                ? in.optionalText("postalCode", LONGEST_FOREIGN_POSTAL_CODE)
                : in.optionalValue("postalCode", PostalCode::new).map(PostalCode::digits);
    }

    private static List<String> images(Fields in) {
        var images =
                in
                        .optionalValues("images", WebAddress.LONGEST, WebAddress::new)
                        .orElse(List.of())
                        .stream()
                        .map(WebAddress::value)
                        .toList();
        return images;
    }
}
