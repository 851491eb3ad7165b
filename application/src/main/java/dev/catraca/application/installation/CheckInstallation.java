package dev.catraca.application.installation;

import dev.catraca.application.installation.port.GivenSettings;
import dev.catraca.application.installation.port.InstalledDatabase;
import dev.catraca.domain.installation.Fault;
import java.util.ArrayList;
import java.util.List;

/** Names everything for which this server must not take money yet. */
public final class CheckInstallation {
    private final GivenSettings settings;
    private final InstalledDatabase database;

    public CheckInstallation(GivenSettings settings, InstalledDatabase database) {
        this.settings = settings;
        this.database = database;
    }

    /** All faults at once; none when the server may serve. */
    public List<Fault> check() {
        var configuration = settings.read();
        var faults = new ArrayList<>(configuration.faults());
        faults.addAll(database.faults(configuration));
        return List.copyOf(faults);
    }
}
