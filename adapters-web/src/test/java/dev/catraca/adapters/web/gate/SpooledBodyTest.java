package dev.catraca.adapters.web.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.shared.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpooledBodyTest {
    @Test
    void a_body_comes_out_as_it_went_in_and_leaves_no_file() throws IOException {
        try (var body = SpooledBody.open().orElseThrow()) {
            body.write("_one ".getBytes(UTF_8), 1, 4);
            body.write("two".getBytes(UTF_8));
            body.write('!');
            assertThat(files()).isZero();
            assertThat(body.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.of("one two!")));
            assertThat(body.read()).hasContent("one two!");
        }
        assertThat(files()).isZero();
    }

    @Test
    void there_is_room_for_eight_and_again_when_one_is_gone() throws IOException {
        var all = new ArrayList<SpooledBody>();
        try {
            var next = SpooledBody.open();
            while (next.isPresent()) {
                all.add(next.get());
                next = SpooledBody.open();
            }
            assertThat(all).hasSize(8);
            all.getFirst().close();
            all.getFirst().close();
            all.add(SpooledBody.open().orElseThrow());
            assertThat(SpooledBody.open())
                    .as("closed twice, gone once")
                    .isEqualTo(Optional.empty());
        } finally {
            for (var it : all) {
                it.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/imports, 67108864, true",
        "/api/v1/merchants/xeco/imports, 67108864, true",
        "/api/v1/merchants/xeco/imports/more, 65536, false",
        "/api/v1/merchants/a/b/imports, 65536, false",
        "/api/v1/importsx, 65536, false",
        "/api/webhooks/stripe/nexus, 262144, false",
        "/api/payments/webhook/stripe, 262144, false",
        "/api/payments/intent, 65536, false"
    })
    void a_route_has_its_limit(String path, int bytes, boolean isSpooled) {
        var limit = BodyLimit.of(path);
        assertThat(limit.bytes()).isEqualTo(bytes);
        assertThat(limit.isSpooled()).isEqualTo(isSpooled);
        assertThat(limit.time()).hasSeconds(isSpooled ? 120 : 5);
    }

    private static long files() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(it -> it.getFileName().toString().startsWith("catraca-import-"))
                    .count();
        }
    }
}
