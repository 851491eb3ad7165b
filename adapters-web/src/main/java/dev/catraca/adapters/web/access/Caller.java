package dev.catraca.adapters.web.access;

import dev.catraca.adapters.web.gate.Legible;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.shared.LogFields;
import dev.catraca.application.shared.LogFields.Field;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;

/** Whose key a request came with. */
public final class Caller {
    private static final String PROPERTY = Caller.class.getName();

    private Caller() {}

    static void remember(HttpServletRequest request, Principal principal) {
        request.setAttribute(PROPERTY, principal);
    }

    /** Who calls a route that is {@link Allowed}. */
    public static Principal of(HttpServletRequest request) {
        if (request.getAttribute(PROPERTY) instanceof Principal principal) {
            return principal;
        }
        throw new IllegalStateException("the route has no @Allowed");
    }

    /** The merchant, if the caller's key reaches it; else 404, as for one that does not exist. */
    public static ReadMerchant.Found merchant(
            HttpServletRequest request, ReadMerchant merchants, String slug) {
        return find(merchants, slug, of(request)::reaches);
    }

    /** The merchant, for anybody; 404 if there is none. */
    public static ReadMerchant.Found merchant(ReadMerchant merchants, String slug) {
        return find(merchants, slug, _ -> true);
    }

    private static ReadMerchant.Found find(
            ReadMerchant merchants, String slug, Predicate<Merchant> reach) {
        var found =
                Legible.value(slug, Slug::new)
                        .flatMap(merchants::read)
                        .filter(it -> reach.test(it.merchant()))
                        .orElseThrow(() -> new Rejected(ProblemCode.MERCHANT_UNKNOWN));
        LogFields.put(Field.MERCHANT, slug);
        return found;
    }
}
