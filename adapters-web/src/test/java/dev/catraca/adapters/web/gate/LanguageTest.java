package dev.catraca.adapters.web.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    private static final Pattern REFUSAL =
            Pattern.compile("new InvalidValue\\(\\s*\"([a-z0-9-]+)\"");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z-]+)\"");
    private static final Pattern VIOLATION =
            Pattern.compile(
                    "(?:structure|value|wrong|refused|Violation\\.of)\\((?:[^;\"]+|\"[A-Za-z]+\"), \"([a-z-]+)\"");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR | PT_BR",
                "pt | PT_BR",
                "pt-PT | PT_BR",
                "PT-br | PT_BR",
                "en | EN",
                "en-US,pt;q=0.9 | EN",
                "en;q=0.5,pt;q=0.9 | PT_BR",
                "de,pt;q=0.1 | PT_BR",
                "de | EN",
                "* | EN",
                "pt;q=0 | EN",
                "ptx | EN",
                ";;;q=x | EN"
            })
    void the_best_language_we_speak_is_chosen(String header, Language expected) {
        assertThat(Language.of(header)).isEqualTo(expected);
    }

    @Test
    void no_header_and_an_endless_one_mean_english() {
        assertThat(Language.of(null)).isEqualTo(Language.EN);
        assertThat(Language.of("pt," + "x,".repeat(1_000))).isEqualTo(Language.EN);
    }

    @Test
    void the_language_of_the_server_does_not_matter() {
        var before = java.util.Locale.getDefault();
        java.util.Locale.setDefault(java.util.Locale.forLanguageTag("pt-BR"));
        try {
            assertThat(Language.EN.title(ProblemCode.NOT_FOUND)).isEqualTo("Not found");
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_pt_BR.properties"})
    void every_code_has_its_texts_in_both_languages_and_no_text_is_left_over(String bundle)
            throws IOException {
        var needed = new HashSet<String>();
        for (var code : ProblemCode.values()) {
            for (var part : List.of("title", "cause", "cure")) {
                needed.add("problem." + code.code() + "." + part);
            }
        }
        var texts = load(bundle);

        assertThat(texts.stringPropertyNames())
                .filteredOn(it -> it.startsWith("problem."))
                .containsExactlyInAnyOrderElementsOf(needed);
        assertThat(texts.values()).noneMatch(it -> it.toString().isBlank());
    }

    /** Reads our sources, because a code is only a word in them. */
    @Test
    void every_violation_we_report_has_a_text_in_both_languages() throws IOException {
        var used = codesIn(SOURCES, VIOLATION);
        var english = violations("messages.properties");

        assertThat(used).contains("required", "too-long", "unknown-field", "not-a-choice");
        assertThat(english).containsAll(used);
        // Whatever way a code is reported, what is said in one language is said in the other.
        assertThat(violations("messages_pt_BR.properties")).containsAll(english);
    }

    @Test
    void no_text_of_a_violation_is_left_over() throws IOException {
        assertThat(codesIn(SOURCES, QUOTED)).containsAll(violations("messages.properties"));
    }

    @Test
    void every_value_that_is_refused_is_told_in_portuguese_too() throws IOException {
        var refusals = codesIn(Path.of("../domain/src/main/java"), REFUSAL);
        var ours = codesIn(SOURCES, REFUSAL);

        assertThat(refusals).contains("email-invalid");
        assertThat(ours).contains("terms-not-accepted");
        assertThat(violations("messages_pt_BR.properties")).containsAll(refusals).containsAll(ours);
    }

    @Test
    void arguments_are_filled_in_and_unknown_codes_keep_their_own_message() {
        assertThat(Language.PT_BR.message(Violation.of("a", "too-long", "12")))
                .isEqualTo("Este texto tem mais de 12 caracteres.");
        assertThat(Language.PT_BR.message(new Violation("a", "odd", "Odd.", List.of())))
                .isEqualTo("Odd.");
    }

    private static Set<String> codesIn(Path sources, Pattern pattern) throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(sources)) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .forEach(it -> codes.add(it.group(1)));
            }
        }
        return codes;
    }

    private static Set<String> violations(String bundle) throws IOException {
        var codes = new TreeSet<String>();
        load(bundle).stringPropertyNames().stream()
                .filter(it -> it.startsWith("violation."))
                .forEach(it -> codes.add(it.substring("violation.".length())));
        return codes;
    }

    /** Each file by itself: a bundle would quietly fall back to English. */
    private static Properties load(String bundle) throws IOException {
        var texts = new Properties();
        try (var in = LanguageTest.class.getResourceAsStream("/" + bundle)) {
            texts.load(new InputStreamReader(in, UTF_8));
        }
        return texts;
    }

    @Test
    void codes_are_unique_kebab_case_and_their_statuses_are_errors() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::code))
                .doesNotHaveDuplicates()
                .allMatch(it -> it.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::status))
                .allMatch(it -> it >= 400 && it < 600);
    }
}
