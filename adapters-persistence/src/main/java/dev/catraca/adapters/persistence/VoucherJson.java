package dev.catraca.adapters.persistence;

import dev.catraca.domain.payment.BoletoLine;
import dev.catraca.domain.payment.BrCode;
import dev.catraca.domain.payment.Voucher;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What a buyer holds to pay by, as the document that is stored. */
final class VoucherJson {
    private VoucherJson() {}

    static String of(Voucher voucher) {
        var json = Document.BUILDERS.createObjectBuilder();
        switch (voucher) {
            case Voucher.Pix it ->
                    json.add("pix", it.code().text()).add("expiresAt", it.expiresAt().toString());
            case Voucher.Boleto it -> {
                json.add("boleto", it.line().digits()).add("dueOn", it.dueOn().toString());
                it.document().ifPresent(page -> json.add("document", page.toString()));
            }
        }
        return json.build().toString();
    }

    /** From the column {@code voucher}. */
    static Optional<Voucher> voucher(Row row) {
        return row.maybeJson("voucher").map(VoucherJson::voucher);
    }

    private static Voucher voucher(String text) {
        var json = Document.object(text);
        return json.containsKey("pix")
                ? new Voucher.Pix(
                        new BrCode(json.getString("pix")),
                        Instant.parse(json.getString("expiresAt")))
                : new Voucher.Boleto(
                        new BoletoLine(json.getString("boleto")),
                        LocalDate.parse(json.getString("dueOn")),
                        Optional.ofNullable(json.getString("document", null)).map(URI::create));
    }
}
