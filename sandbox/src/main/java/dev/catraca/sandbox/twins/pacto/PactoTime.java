package dev.catraca.sandbox.twins.pacto;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Dates and times as Pacto writes them: Brasília's, without a zone. */
final class PactoTime {

    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    /** {@code 31/12/2026}, and no 31st of February. */
    static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("dd/MM/uuuu - HH:mm:ss").withZone(ZONE);

    private PactoTime() {}

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    static String date(LocalDate day) {
        return DATE.format(day);
    }

    static String dateTime(Instant instant) {
        return DATE_TIME.format(instant);
    }
}
