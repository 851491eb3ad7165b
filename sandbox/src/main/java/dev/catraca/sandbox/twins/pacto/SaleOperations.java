package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.Reply;
import java.util.Optional;
import java.util.Set;

/** What sells. */
final class SaleOperations {

    private final Sales sales;
    private final SaleReader reader;
    private final SaleJson json;

    SaleOperations(Sales sales, SaleReader reader, SaleJson json) {
        this.sales = sales;
        this.reader = reader;
        this.json = json;
    }

    /** By card, at V3. */
    Reply sell(PactoCall call) {
        call.requireQuery(Set.of("jsonAntifraudeDTO"));
        return SaleJson.cardSold(call, sold(call, PactoMethod.CARD, Optional.empty()));
    }

    /** By card, at V2. */
    Reply sellByCard(PactoCall call) {
        call.requireQuery(Set.of("idioma"));
        return SaleJson.cardSold(call, sold(call, PactoMethod.CARD, captcha(call)));
    }

    Reply sellByPix(PactoCall call) {
        return opened(call, PactoMethod.PIX);
    }

    Reply sellByBoleto(PactoCall call) {
        return opened(call, PactoMethod.BOLETO);
    }

    private Reply opened(PactoCall call, PactoMethod method) {
        call.requireQuery(Set.of());
        return json.opened(call, sold(call, method, captcha(call)));
    }

    private Sale sold(PactoCall call, PactoMethod method, Optional<String> captcha) {
        return sales.sell(call, reader.sale(call, method, captcha, sales.now()));
    }

    /** Whoever gives none stands before a closed door; what it says is Google's business. */
    private static Optional<String> captcha(PactoCall call) {
        String captcha = call.pathParameter("captcha");
        if (captcha.isBlank()) {
            throw PactoRefusal.rule("CAPTCHA_INVALIDO", "Captcha inválido");
        }
        return Optional.of(captcha);
    }
}
