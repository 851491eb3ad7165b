package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.v1.merchants.MerchantBody;
import dev.catraca.adapters.web.v1.merchants.MerchantRights;
import dev.catraca.application.catalogue.ImportCatalogue.Item;
import dev.catraca.domain.merchant.Slug;

/** Reads {@code {"kind":"merchant","slug":"…", …}}. */
final class MerchantLine {
    private MerchantLine() {}

    static Item read(Fields in, MerchantRights rights) {
        if (!CatalogueLine.kind(in).equals("merchant")) {
            throw CatalogueLine.unknown("kind", "merchant");
        }
        var slug = in.value("slug", Slug::new);
        var command = MerchantBody.toCommand(slug, in);
        rights.check(command);
        return new Item.OfMerchant(command);
    }
}
