package dev.catraca.application.installation.port;

import dev.catraca.domain.installation.Configuration;

/** The settings as they are now: those in files may change while the server runs. */
public interface GivenSettings {
    Configuration read();
}
