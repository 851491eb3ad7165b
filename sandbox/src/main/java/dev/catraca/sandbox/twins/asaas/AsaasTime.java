package dev.catraca.sandbox.twins.asaas;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Dates and times as Asaas writes them: Brasília's, without a zone. */
final class AsaasTime {

    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);

    private AsaasTime() {}

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    static String date(Instant instant) {
        return day(instant).toString();
    }

    static String dateTime(Instant instant) {
        return DATE_TIME.format(instant);
    }
}
