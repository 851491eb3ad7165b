package dev.catraca.adapters.web.v1.keys;

import dev.catraca.domain.access.Scope;
import dev.catraca.domain.shared.InvalidValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Scopes as the API writes them: {@code orders:read}. */
final class ScopeWords {
    private static final Map<String, Scope> SCOPES =
            Arrays.stream(Scope.values()).collect(Collectors.toMap(ScopeWords::word, it -> it));

    private ScopeWords() {}

    static Set<Scope> read(List<String> words) {
        if (words.isEmpty() || !SCOPES.keySet().containsAll(words)) {
            throw new InvalidValue(
                    "scope-unknown", "A key needs scopes, each of them one that exists.");
        }
        return words.stream().map(SCOPES::get).collect(Collectors.toSet());
    }

    static List<String> write(Collection<Scope> scopes) {
        return scopes.stream().map(ScopeWords::word).sorted().toList();
    }

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT).replace('_', ':');
    }
}
