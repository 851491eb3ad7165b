package dev.catraca.application.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.installation.Configuration;
import dev.catraca.domain.installation.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckInstallationTest {
    private static final Fault OF_FILE =
            new Fault("file-unreadable", "CATRACA_X_FILE", "Not there.");
    private static final Fault OF_DATABASE = new Fault("not-durable", "fsync", "It must be on.");

    @Test
    void faults_of_settings_and_database_are_told_together() {
        var settings = new Configuration(Map.of("catraca.mode", "sandbox"), List.of(OF_FILE));
        var check = new CheckInstallation(() -> settings, seen -> List.of(OF_DATABASE));

        assertThat(check.check())
                .contains(OF_FILE, OF_DATABASE)
                .extracting(Fault::code)
                .contains("keys-missing");
    }
}
