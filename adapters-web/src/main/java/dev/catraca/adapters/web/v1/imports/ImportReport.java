package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.gate.Language;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.catalogue.ImportCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with which line. All bad lines are counted, a thousand complaints are kept. */
final class ImportReport {
    private static final int MOST_SHOWN = 1_000;

    private final Language language;
    private final List<ErrorView> errors = new ArrayList<>();
    private long failed;

    ImportReport(Language language) {
        this.language = language;
    }

    /** How many lines there were and what became of them. */
    public record ReportView(long lines, long imported, long failed, List<ErrorView> errors) {}

    /** What is wrong with a line; without a field it is the whole. */
    public record ErrorView(long line, @Nullable String field, String code, String message) {}

    /** Lines come in their order, so the first complaints are those to show. */
    void failed(long line, Rejected why) {
        failed++;
        views(line, why).limit(Math.max(0, MOST_SHOWN - errors.size())).forEach(errors::add);
    }

    ReportView view(ImportCatalogue.Result result) {
        var refused = result.refusals();
        var shown =
                Stream.concat(
                                errors.stream(),
                                refused.stream()
                                        .flatMap(it -> views(it.line(), rejected(it.reason()))))
                        .sorted(Comparator.comparingLong(ErrorView::line))
                        .limit(MOST_SHOWN)
                        .toList();
        return new ReportView(result.lines(), result.imported(), failed + refused.size(), shown);
    }

    private Stream<ErrorView> views(long line, Rejected why) {
        if (why.violations().isEmpty()) {
            var code = why.code();
            return Stream.of(new ErrorView(line, null, code.code(), language.cause(code)));
        }
        return why.violations().stream().map(it -> view(line, it));
    }

    private ErrorView view(long line, Violation it) {
        var field = it.field().isEmpty() ? null : it.field();
        return new ErrorView(line, field, it.code(), language.message(it));
    }

    /** As when the thing is put by itself. */
    private static Rejected rejected(ImportCatalogue.Reason reason) {
        return switch (reason) {
            case STOCK_BELOW_RESERVED ->
                    new Rejected(
                            ProblemCode.STOCK_BELOW_RESERVED,
                            List.of(Violation.of("stock", "stock-below-reserved")));
            case COUPON_LIMIT_BELOW_USED ->
                    new Rejected(
                            ProblemCode.COUPON_LIMIT_BELOW_USED,
                            List.of(Violation.of("maxUses", "coupon-limit-below-used")));
            case PLATFORM_UNKNOWN -> new Rejected(ProblemCode.PLATFORM_UNKNOWN);
            case SLUG_TAKEN ->
                    new Rejected(
                            ProblemCode.VALUES_INVALID,
                            List.of(Violation.of("slug", "slug-taken")));
        };
    }
}
