package dev.catraca.adapters.persistence.installation;

import dev.catraca.adapters.persistence.secrets.FileSecrets;
import dev.catraca.application.installation.port.GivenSettings;
import dev.catraca.domain.installation.Configuration;
import dev.catraca.domain.installation.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The settings as the server works with them: most are read once, when it starts, so that what was
 * checked is what is used; the master keys whenever they are asked for.
 */
@ApplicationScoped
class ServerSettings implements GivenSettings {
    private static final String MASTER_KEYS = "catraca.master-keys";
    private static final String MASTER_KEYS_FILE = FileSecrets.variable(MASTER_KEYS) + "_FILE";

    private final Function<String, Optional<String>> lookup;
    private final Supplier<List<Fault>> faultsOfFiles;
    private final Configuration atStart;

    @Inject
    ServerSettings(Config config) {
        this(name -> config.getOptionalValue(name, String.class), () -> new FileSecrets().faults());
    }

    ServerSettings(Function<String, Optional<String>> lookup, Supplier<List<Fault>> faultsOfFiles) {
        this.lookup = lookup;
        this.faultsOfFiles = faultsOfFiles;
        this.atStart = Configuration.read(lookup, faultsOfFiles.get());
    }

    @Override
    public Configuration read() {
        var values = new HashMap<>(atStart.values());
        values.remove(MASTER_KEYS);
        lookup.apply(MASTER_KEYS)
                .filter(it -> !it.isBlank())
                .ifPresent(it -> values.put(MASTER_KEYS, it));
        var faults =
                Stream.concat(
                                atStart.ofFiles().stream().filter(it -> !isOfMasterKeys(it)),
                                faultsOfFiles.get().stream().filter(ServerSettings::isOfMasterKeys))
                        .toList();
        return new Configuration(values, faults);
    }

    private static boolean isOfMasterKeys(Fault fault) {
        return fault.subject().equals(MASTER_KEYS_FILE);
    }
}
