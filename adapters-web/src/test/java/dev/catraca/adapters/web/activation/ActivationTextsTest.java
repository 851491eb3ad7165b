package dev.catraca.adapters.web.activation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ActivationTextsTest {
    @Test
    void both_languages_have_all_texts() throws IOException {
        var english = load("activation.properties");
        var portuguese = load("activation_pt_BR.properties");

        assertThat(portuguese.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        assertThat(english).hasSizeGreaterThan(5);
        english.forEach((key, text) -> assertThat(portuguese.get(key)).isNotEqualTo(text));
    }

    /** Each file by itself: a bundle would quietly fall back to English. */
    private static Properties load(String bundle) throws IOException {
        var texts = new Properties();
        try (var in = ActivationTextsTest.class.getResourceAsStream("/" + bundle)) {
            texts.load(new InputStreamReader(in, UTF_8));
        }
        return texts;
    }
}
