package dev.catraca.adapters.web.v1.catalogue;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;

/** Reads {@code {"name","email","taxId"?,"phone"?,"active"}}. */
public final class BuyerBody {
    private BuyerBody() {}

    public static RegisteredBuyer read(Fields in, Merchant merchant, Reference reference) {
        var name = in.value("name", PersonName::new);
        var email = in.value("email", Email::new);
        var taxId = in.optionalValue("taxId", TaxId::of);
        var phone = in.optionalValue("phone", Phone::new);
        var isActive = in.bool("active");
        return in.done(
                () ->
                        new RegisteredBuyer(
                                merchant.id(), reference, name, email, taxId, phone, isActive));
    }
}
