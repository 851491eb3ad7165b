package dev.catraca.application.installation.port;

import dev.catraca.domain.installation.Configuration;
import dev.catraca.domain.installation.Fault;
import java.util.List;

/** The database as the server's role finds it. */
public interface InstalledDatabase {
    /** What is wrong with it; that it does not answer is a fault too, never an exception. */
    List<Fault> faults(Configuration configuration);
}
