package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.answers.Paging;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a file is to be taken: all or nothing, and in which format it is. */
record ImportOptions(boolean isAtomic, boolean isXeco, Optional<String> platform) {
    static ImportOptions of(
            @Nullable String atomic, @Nullable String format, @Nullable String platform) {
        return new ImportOptions(isAtomic(atomic), isXeco(format), Optional.ofNullable(platform));
    }

    private static boolean isAtomic(@Nullable String atomic) {
        return switch (atomic) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw Paging.refused("atomic", "not-a-choice", "false, true");
        };
    }

    private static boolean isXeco(@Nullable String format) {
        return switch (format) {
            case null -> false;
            case "catraca" -> false;
            case "xeco" -> true;
            default -> throw Paging.refused("format", "not-a-choice", "catraca, xeco");
        };
    }
}
