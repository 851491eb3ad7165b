package dev.catraca.adapters.gateways.pacto;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.application.payment.port.SaleRequest;
import dev.catraca.domain.payment.BoletoLine;
import dev.catraca.domain.payment.BrCode;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.Voucher;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what the buyer shall pay by. Nobody outside knows what Pacto calls these fields; but a PIX
 * and a boleto have check sums, so they are known by what they are. It must be exactly one, of the
 * amount that was asked for; everything else throws {@link UnexpectedAnswer}.
 */
final class PactoVouchers {
    private static final String BEGIN_OF_PIX = "000201";
    private static final Pattern LINE = Pattern.compile("[0-9. ]{47,60}");
    private static final Pattern BARCODE = Pattern.compile("[0-9]{44}");
    private static final int LINE_DIGITS = 47;
    private static final int DEEPEST = 4;

    private final ZoneId zone;
    private final Clock clock;

    PactoVouchers(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    Voucher voucher(JsonObject json, SaleRequest request) {
        try {
            var voucher = request.method() == PaymentMethod.PIX ? pix(json, request) : boleto(json);
            checkAmount(json, voucher, request.terms().amount());
            return voucher;
        } catch (InvalidValue invalid) {
            throw new UnexpectedAnswer(invalid.code());
        }
    }

    private Voucher pix(JsonObject json, SaleRequest request) {
        var code = only(texts(json, 0).filter(it -> it.startsWith(BEGIN_OF_PIX)).map(BrCode::new));
        var expiresAt =
                Stream.of("expiraEm", "dataExpiracao", "expiracao", "validade")
                        .flatMap(it -> PactoWire.time(json, it).stream())
                        .map(it -> it.atZone(zone).toInstant())
                        .findFirst()
                        .orElse(request.terms().expiresAt());
        return new Voucher.Pix(code, expiresAt);
    }

    private Voucher boleto(JsonObject json) {
        var lines =
                Stream.concat(
                        texts(json, 0)
                                .filter(it -> LINE.matcher(it).matches())
                                .filter(it -> digits(it) == LINE_DIGITS)
                                .map(BoletoLine::new),
                        texts(json, 0)
                                .filter(it -> BARCODE.matcher(it).matches())
                                .map(BoletoLine::ofBarcode));
        var line = only(lines);
        var told =
                PactoWire.day(json, "vencimento").or(() -> PactoWire.day(json, "dataVencimento"));
        var due =
                line.due(LocalDate.ofInstant(clock.instant(), zone))
                        .or(() -> told)
                        .orElseThrow(() -> new UnexpectedAnswer("vencimento"));
        if (told.isPresent() && !told.get().equals(due)) {
            throw new UnexpectedAnswer("vencimento");
        }
        return new Voucher.Boleto(line, due, document(json));
    }

    private static void checkAmount(JsonObject json, Voucher voucher, Money asked) {
        var told = PactoMoney.optional(json, "valor");
        var paid = voucher.amount().or(() -> told).orElseThrow(() -> new UnexpectedAnswer("valor"));
        if (!paid.equals(asked) || told.filter(it -> !it.equals(asked)).isPresent()) {
            throw new UnexpectedAnswer("valor");
        }
    }

    private static <T> T only(Stream<T> found) {
        var all = found.distinct().toList();
        if (all.size() != 1) {
            throw new UnexpectedAnswer(all.isEmpty() ? "nothing to pay by" : "several to pay by");
        }
        return all.getFirst();
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }

    private static Optional<URI> document(JsonObject json) {
        return PactoWire.label(json, "url", "urlBoleto", "boletoUrl", "linkBoleto", "link")
                .flatMap(PactoVouchers::address);
    }

    private static Optional<URI> address(String text) {
        try {
            var address = new URI(text);
            return address.getHost() != null
                            && List.of("https", "http").contains(address.getScheme())
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static Stream<String> texts(JsonValue value, int depth) {
        return switch (value) {
            case JsonString text -> Stream.of(text.getString().strip());
            case JsonObject json when depth < DEEPEST ->
                    json.values().stream().flatMap(it -> texts(it, depth + 1));
            default -> Stream.empty();
        };
    }
}
