package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.Rule.integer;
import static dev.catraca.sandbox.twins.stripe.Rule.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/** Stripe's lists: the newest first, at most 100, from one id on. */
record Paging(int limit, Optional<String> startingAfter, Optional<String> endingBefore) {

    /** A page of things and whether there are more in its direction. */
    record Page<T>(List<T> items, boolean more) {}

    /** The rule of a list's parameters: those of paging and its own. */
    static Rule rule(Map<String, Rule> own) {
        Map<String, Rule> known = new HashMap<>(own);
        known.put("limit", integer(1, 100));
        known.put("starting_after", text(255));
        known.put("ending_before", text(255));
        known.put("expand", StripeCall.EXPAND);
        return Rule.object(known, Set.of());
    }

    static Paging of(FormNode.Branch parameters) {
        Paging paging =
                new Paging(
                        parameters.number("limit").orElse(10L).intValue(),
                        parameters.text("starting_after"),
                        parameters.text("ending_before"));
        if (paging.startingAfter.isPresent() && paging.endingBefore.isPresent()) {
            throw StripeRefusal.invalid(
                    "starting_after", "You cannot pass both starting_after and ending_before.");
        }
        return paging;
    }

    <T> Page<T> page(String what, Account account, NavigableMap<Long, T> all, Predicate<T> wanted) {
        if (endingBefore.isPresent()) {
            long cursor = number(what, account, "ending_before", endingBefore.get());
            Page<T> page = take(all.tailMap(cursor, false), wanted);
            List<T> newestFirst = new ArrayList<>(page.items);
            Collections.reverse(newestFirst);
            return new Page<>(newestFirst, page.more);
        }
        NavigableMap<Long, T> newestFirst = all.descendingMap();
        if (startingAfter.isEmpty()) {
            return take(newestFirst, wanted);
        }
        long cursor = number(what, account, "starting_after", startingAfter.get());
        return take(newestFirst.tailMap(cursor, false), wanted);
    }

    private static long number(String what, Account account, String parameter, String id) {
        return account.number(id)
                .orElseThrow(
                        () ->
                                StripeRefusal.invalid(
                                        "resource_missing",
                                        parameter,
                                        "No such %s: '%s'".formatted(what, id)));
    }

    private <T> Page<T> take(SortedMap<Long, T> from, Predicate<T> wanted) {
        List<T> items = new ArrayList<>();
        for (T one : from.values()) {
            if (!wanted.test(one)) {
                continue;
            }
            if (items.size() == limit) {
                return new Page<>(items, true);
            }
            items.add(one);
        }
        return new Page<>(items, false);
    }
}
