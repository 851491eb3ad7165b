package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.answers.Paging;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a file is to be taken: all or nothing, and in which format it is. */
record ImportOptions(boolean isAtomic, Format format, Optional<String> platform) {
    /** Whose words a file speaks. */
    enum Format {
        CATRACA,
        LIVE,
        XECO;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of the formats only those that the route offers; ours is meant if nothing is said. */
    static ImportOptions of(
            @Nullable String atomic,
            @Nullable String format,
            @Nullable String platform,
            Format... offered) {
        return new ImportOptions(
                isAtomic(atomic), format(format, offered), Optional.ofNullable(platform));
    }

    private static boolean isAtomic(@Nullable String atomic) {
        return switch (atomic) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw Paging.refused("atomic", "not-a-choice", "false, true");
        };
    }

    private static Format format(@Nullable String format, Format... offered) {
        if (format == null) {
            return Format.CATRACA;
        }
        return Arrays.stream(offered)
                .filter(it -> it.word().equals(format))
                .findFirst()
                .orElseThrow(
                        () ->
                                Paging.refused(
                                        "format",
                                        "not-a-choice",
                                        Arrays.stream(offered)
                                                .map(Format::word)
                                                .collect(Collectors.joining(", "))));
    }
}
