package dev.catraca.sandbox.twins.stripe;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Stripe's API, as the header {@code Stripe-Version} names it. */
record ApiVersion(String name, LocalDate date) {

    /** What an account gets that does not ask for another. */
    static final ApiVersion CURRENT = parse("2026-07-29.dahlia");

    private static final LocalDate RENAMED_UI_MODES = LocalDate.of(2026, 3, 25);

    static ApiVersion parse(String name) {
        Matcher form =
                Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(\\.[a-z]{1,30})?").matcher(name);
        if (!form.matches()) {
            throw invalid(name);
        }
        try {
            return new ApiVersion(name, LocalDate.parse(form.group(1)));
        } catch (DateTimeException noDate) {
            throw invalid(name);
        }
    }

    private static StripeRefusal invalid(String name) {
        return StripeRefusal.invalid(null, "Invalid Stripe API version: " + name);
    }

    /** https://docs.stripe.com/changelog/dahlia/2026-03-25: {@code hosted} became this. */
    boolean saysHostedPage() {
        return !date.isBefore(RENAMED_UI_MODES);
    }

    String hostedUiMode() {
        return saysHostedPage() ? "hosted_page" : "hosted";
    }
}
