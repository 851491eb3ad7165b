package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Reply;
import java.util.function.Supplier;

/**
 * One operation of Stripe's API, in two steps: what throws in the first is a failed validation,
 * which leaves an idempotency key unused; what throws in the second is an answer and stored under
 * it.
 */
@FunctionalInterface
interface Operation {

    Supplier<Reply> prepare(StripeCall call);
}
