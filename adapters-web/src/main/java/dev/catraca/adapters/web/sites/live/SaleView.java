package dev.catraca.adapters.web.sites.live;

import dev.catraca.application.sale.SellPlan.Outcome;
import dev.catraca.domain.payment.Voucher;
import dev.catraca.domain.shared.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sale as the site knows it; amounts in centavos. */
final class SaleView {
    private SaleView() {}

    static Map<String, Object> of(Outcome.Sold it) {
        return view(
                it.code(), "APROVADO", it.amount(), it.transaction(), true, it.order().toString());
    }

    static Map<String, Object> of(Outcome.Issued it) {
        var view =
                view(
                        it.code(),
                        "PENDENTE",
                        it.amount(),
                        it.transaction(),
                        false,
                        it.order().toString());
        switch (it.voucher()) {
            case Voucher.Pix pix -> view.put("pix", pix(pix));
            case Voucher.Boleto boleto -> view.put("boleto", boleto(boleto));
        }
        return view;
    }

    static Map<String, Object> of(Outcome.InReview it) {
        return view(
                Optional.empty(),
                "EM_ANALISE",
                it.amount(),
                Optional.empty(),
                false,
                it.order().toString());
    }

    @SuppressWarnings("NullAway") // the site reads null where the unit's system gives no number
    private static Map<String, Object> view(
            Optional<String> code,
            String status,
            Money amount,
            Optional<String> transaction,
            boolean isCardApproved,
            String order) {
        var view = new LinkedHashMap<String, Object>();
        view.put("codigo", code.orElse(null));
        view.put("status", status);
        view.put("valor", amount.minor());
        view.put("transacao", transaction.orElse(null));
        view.put("cartaoAprovado", isCardApproved);
        view.put("orderId", order);
        return view;
    }

    private static Map<String, Object> pix(Voucher.Pix pix) {
        return Map.of(
                "copiaECola", pix.code().text(),
                "qrCodePng", QrImage.of(pix.code().text()).base64(),
                "expiraEm", pix.expiresAt().toString());
    }

    @SuppressWarnings("NullAway") // the site reads null where there is nothing to print
    private static Map<String, Object> boleto(Voucher.Boleto boleto) {
        var view = new LinkedHashMap<String, Object>();
        view.put("linhaDigitavel", boleto.line().digits());
        view.put("codigoBarras", boleto.line().barcode());
        view.put("url", boleto.document().map(Object::toString).orElse(null));
        view.put("vencimento", boleto.dueOn().toString());
        return view;
    }
}
