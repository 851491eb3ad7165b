package dev.catraca.adapters.gateways.pacto;

import static dev.catraca.adapters.gateways.http.JsonFields.objects;
import static dev.catraca.adapters.gateways.pacto.PactoWire.label;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.domain.catalogue.Discount;
import dev.catraca.domain.quote.Instalments;
import dev.catraca.domain.sale.CouponEffect;
import dev.catraca.domain.sale.Simulation;
import dev.catraca.domain.sale.Simulation.Part;
import dev.catraca.domain.shared.Apportionment;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a simulation of Pacto says, and what follows from it for what it cannot be told. */
record PactoPrice(String name, Money total, List<Part> parts, Optional<LocalDate> accessUntil) {

    /** An amount and its day, not yet in order. */
    private record Due(Money amount, LocalDate on) {}

    /** The parts as Pacto lists them; all of it today if it lists none. */
    static PactoPrice of(JsonObject json, LocalDate today) {
        var total =
                Stream.of("valorFinal", "valorTotal", "total", "valor")
                        .flatMap(it -> PactoMoney.optional(json, it).stream())
                        .findFirst()
                        .orElseThrow(() -> new UnexpectedAnswer("valorFinal"));
        var listed =
                objects(json, "parcelas").orElse(List.of()).stream()
                        .map(PactoPrice::due)
                        .filter(it -> it.amount().isPositive())
                        .sorted(Comparator.comparing(Due::on))
                        .toList();
        var dues = listed.isEmpty() ? List.of(new Due(total, today)) : listed;
        return new PactoPrice(
                label(json, "nomePlano", "nome", "descricao")
                        .orElseThrow(() -> new UnexpectedAnswer("nomePlano")),
                total,
                numbered(dues),
                PactoWire.day(json, "vigenciaAteAjustada"));
    }

    private static Due due(JsonObject json) {
        return new Due(
                PactoMoney.money(json, "valor"),
                PactoWire.day(json, "dataCobranca")
                        .or(() -> PactoWire.day(json, "vencimento"))
                        .orElseThrow(() -> new UnexpectedAnswer("dataCobranca")));
    }

    private static List<Part> numbered(List<Due> dues) {
        var parts = new ArrayList<Part>();
        for (var due : dues) {
            parts.add(new Part(parts.size() + 1, due.amount(), due.on()));
        }
        return List.copyOf(parts);
    }

    /** Each part bears its share of what the coupon takes off. */
    PactoPrice less(CouponEffect effect) {
        var off =
                switch (effect) {
                    case CouponEffect.Percent(var share) -> percent(share);
                    case CouponEffect.Amount(var amount) -> new Discount.Fixed(amount).of(total);
                    case CouponEffect.Untold() ->
                            throw PactoReplies.unavailable(
                                    "what the coupon takes off is untold", Optional.empty());
                };
        var rest = total.minus(off);
        if (!rest.isPositive()) {
            throw PactoReplies.unavailable("the coupon leaves nothing to pay", Optional.empty());
        }
        var amounts =
                Apportionment.byLargestRemainder(rest, parts.stream().map(Part::amount).toList());
        var dues = new ArrayList<Due>();
        for (var i = 0; i < parts.size(); i++) {
            dues.add(new Due(amounts.get(i), parts.get(i).dueOn()));
        }
        return new PactoPrice(
                name,
                rest,
                numbered(dues.stream().filter(it -> it.amount().isPositive()).toList()),
                accessUntil);
    }

    private Money percent(BasisPoints share) {
        return new Discount.Percentage(share).of(total);
    }

    /**
     * In so many parts, the first of them today and one in each month after. One part means as
     * Pacto lists them, on the day of the month that was wished.
     */
    PactoPrice in(int installments, Optional<Integer> dueDay, LocalDate today) {
        var dues = new ArrayList<Due>();
        if (installments > 1) {
            for (var part : Instalments.of(total, installments).all()) {
                dues.add(new Due(part.amount(), day(today, part.number() - 1, dueDay)));
            }
        } else if (dueDay.isPresent()) {
            var days = parts.stream().map(Part::dueOn).distinct().toList();
            for (var part : parts) {
                dues.add(new Due(part.amount(), day(today, days.indexOf(part.dueOn()), dueDay)));
            }
        } else {
            return this;
        }
        return new PactoPrice(name, total, numbered(dues), accessUntil);
    }

    private static LocalDate day(LocalDate today, int months, Optional<Integer> dueDay) {
        if (months == 0 || dueDay.isEmpty()) {
            return today.plusMonths(months);
        }
        var month = YearMonth.from(today).plusMonths(months);
        return month.atDay(Math.min(dueDay.get(), month.lengthOfMonth()));
    }

    /** Throws {@link dev.catraca.domain.shared.InvalidValue} if the parts do not add up. */
    Simulation simulation() {
        return new Simulation(name, total, parts, accessUntil);
    }
}
