package dev.catraca.adapters.web.gate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The languages we speak, and the texts of problems in each. */
public enum Language {
    EN("en", Locale.ROOT),
    PT_BR("pt-BR", Locale.forLanguageTag("pt-BR"));

    /** Nobody's browser sends more; what is longer is not worth parsing. */
    private static final int LONGEST_HEADER = 500;

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    private ResourceBundle texts() {
        return bundle("messages");
    }

    /** The texts of a bundle in this language. */
    public ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle(name, locale, Language.class.getClassLoader());
    }

    public String tag() {
        return tag;
    }

    /** The best match of an {@code Accept-Language} header; English for none or nonsense. */
    public static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return EN;
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(it -> it.getWeight() > 0)
                    .flatMap(it -> spoken(it.getRange()).stream())
                    .findFirst()
                    .orElse(EN);
        } catch (IllegalArgumentException nonsense) {
            return EN;
        }
    }

    private static Optional<Language> spoken(String range) {
        return switch (range.split("-", 2)[0]) {
            case "pt" -> Optional.of(PT_BR);
            case "en" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }

    String title(ProblemCode code) {
        return text(code, "title");
    }

    public String cause(ProblemCode code) {
        return text(code, "cause");
    }

    String cure(ProblemCode code) {
        return text(code, "cure");
    }

    private String text(ProblemCode code, String part) {
        return texts().getString("problem." + code.code() + "." + part);
    }

    String page(String key) {
        return texts().getString("page." + key);
    }

    /** The domain brings English messages of its own, so only the translations are in a bundle. */
    Optional<String> violation(String code, List<String> arguments) {
        var key = "violation." + code;
        var texts = texts();
        if (!texts.containsKey(key)) {
            return Optional.empty();
        }
        var text = texts.getString(key);
        for (int i = 0; i < arguments.size(); i++) {
            text = text.replace("{" + i + "}", arguments.get(i));
        }
        return Optional.of(text);
    }

    public String message(Violation violation) {
        return violation(violation.code(), violation.arguments()).orElse(violation.message());
    }
}
