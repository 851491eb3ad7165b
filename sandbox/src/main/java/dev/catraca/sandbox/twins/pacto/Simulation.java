package dev.catraca.sandbox.twins.pacto;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contract costs and when; the parts add up to the total, in centavos.
 *
 * @param base the total without any discount
 */
record Simulation(PactoPlan plan, LocalDate today, long base, long total, List<Part> parts) {

    /** A part of the price, on a day. */
    record Part(String description, String kind, long centavos, LocalDate on) {}

    private record Wish(String description, String kind, long centavos, LocalDate on) {}

    /** How the buyer would like to pay; zero where nothing was said. */
    record Terms(int division, int dueDay, long discount, List<PactoProduct> products) {

        static Terms none() {
            return new Terms(0, 0, 0, List.of());
        }

        Terms {
            products = List.copyOf(products);
        }
    }

    static Simulation of(PactoPlan plan, LocalDate today, Terms terms) {
        int dueDay = terms.dueDay > 0 ? terms.dueDay : plan.dueDays().getFirst();
        boolean monthByMonth = plan.recurrent() && terms.division < 2;
        List<Wish> wishes =
                monthByMonth
                        ? months(plan, today, dueDay)
                        : equal(plan, today, dueDay, Math.max(1, terms.division));
        List<Part> parts = discounted(wishes, plan.total(), terms.discount);
        long total = plan.total() - terms.discount;
        for (PactoProduct product : terms.products) {
            parts.add(new Part(product.name(), "PR", product.price(), today));
            total += product.price();
        }
        return new Simulation(plan, today, total + terms.discount, total, List.copyOf(parts));
    }

    private static List<Wish> months(PactoPlan plan, LocalDate today, int dueDay) {
        List<Wish> wishes = new ArrayList<>();
        long first = plan.first();
        if (plan.joiningApart() && plan.joining() > 0) {
            wishes.add(new Wish("ADESÃO", "AD", plan.joining(), today));
            first -= plan.joining();
        }
        for (int month = 0; month < plan.months(); month++) {
            wishes.add(
                    new Wish(
                            "PARCELA " + (month + 1),
                            "PM",
                            month == 0 ? first : plan.monthly(),
                            day(today, month, dueDay)));
        }
        return wishes;
    }

    private static List<Wish> equal(PactoPlan plan, LocalDate today, int dueDay, int count) {
        List<Wish> wishes = new ArrayList<>();
        long each = plan.total() / count;
        for (int part = 0; part < count; part++) {
            long rest = part == 0 ? plan.total() % count : 0;
            wishes.add(
                    new Wish("PARCELA " + (part + 1), "PM", each + rest, day(today, part, dueDay)));
        }
        return wishes;
    }

    /** The first is due at once, the others on the chosen day of the months that follow. */
    private static LocalDate day(LocalDate today, int month, int dueDay) {
        if (month == 0) {
            return today;
        }
        YearMonth then = YearMonth.from(today).plusMonths(month);
        return then.atDay(Math.min(dueDay, then.lengthOfMonth()));
    }

    /** Every part bears its share of the discount; the first has the centavos that are left. */
    private static List<Part> discounted(List<Wish> wishes, long base, long discount) {
        long left = base - discount;
        List<Part> parts = new ArrayList<>();
        for (int i = wishes.size() - 1; i >= 0; i--) {
            Wish wish = wishes.get(i);
            long share = i == 0 ? left : wish.centavos * (base - discount) / base;
            left -= share;
            if (share > 0) {
                parts.addFirst(new Part(wish.description, wish.kind, share, wish.on));
            }
        }
        return parts;
    }

    /** The last day of the contract. */
    LocalDate until() {
        return today.plusMonths(Math.max(1, plan.months())).minusDays(1);
    }
}
