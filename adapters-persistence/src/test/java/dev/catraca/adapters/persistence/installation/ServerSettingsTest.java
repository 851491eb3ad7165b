package dev.catraca.adapters.persistence.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.installation.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checking one value and working with another would open the door to a weak secret. */
class ServerSettingsTest {
    private static final Fault OF_ADMIN_KEY =
            new Fault("file-unreadable", "CATRACA_ADMIN_KEY_FILE", "Not there.");
    private static final Fault OF_MASTER_KEYS =
            new Fault("file-unreadable", "CATRACA_MASTER_KEYS_FILE", "Not there.");

    private final Map<String, String> values =
            new HashMap<>(Map.of("catraca.admin-key", "weak", "catraca.mode", "production"));
    private final List<Fault> faults = new ArrayList<>(List.of(OF_ADMIN_KEY, OF_MASTER_KEYS));
    private final ServerSettings settings =
            new ServerSettings(
                    name -> Optional.ofNullable(values.get(name)), () -> List.copyOf(faults));

    @Test
    void what_the_server_read_at_its_start_is_what_is_checked() {
        values.put("catraca.admin-key", "strong");
        faults.remove(OF_ADMIN_KEY);
        assertThat(settings.read().values()).containsEntry("catraca.admin-key", "weak");
        assertThat(settings.read().ofFiles()).contains(OF_ADMIN_KEY);
    }

    @Test
    void master_keys_are_read_anew_with_their_file() {
        values.put("catraca.master-keys", "k1:…");
        faults.remove(OF_MASTER_KEYS);
        assertThat(settings.read().values()).containsEntry("catraca.master-keys", "k1:…");
        assertThat(settings.read().ofFiles()).containsExactly(OF_ADMIN_KEY);
        values.remove("catraca.master-keys");
        assertThat(settings.read().values()).doesNotContainKey("catraca.master-keys");
    }
}
