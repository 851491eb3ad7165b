package dev.catraca.sandbox.twins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.faults.Fault;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class IndexPageTest {

    @Test
    void every_link_leads_somewhere_and_every_fault_is_named() throws IOException {
        try (Twins twins = Twins.start(0, 0);
                Client client = new Client(twins.uri())) {
            String page = client.get("/").body();

            Matcher links = Pattern.compile("href=\"(/[^\"]*)\"").matcher(page);
            int found = 0;
            while (links.find()) {
                assertThat(client.get(links.group(1)).status()).as(links.group(1)).isEqualTo(200);
                found++;
            }
            assertThat(found).isGreaterThanOrEqualTo(7);
            for (Fault fault : Fault.values()) {
                assertThat(page).contains(fault.externalName());
            }
        }
    }
}
