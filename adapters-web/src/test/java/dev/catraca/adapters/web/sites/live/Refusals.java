package dev.catraca.adapters.web.sites.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catraca.adapters.web.gate.Rejected;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Refusals in a form that fits into a line. */
final class Refusals {
    private Refusals() {}

    /** {@code status field:code …}. */
    static String of(ThrowingCallable reading) {
        var rejected = catchThrowableOfType(Rejected.class, reading);
        assertThat(rejected).as("nothing was refused").isNotNull();
        return Stream.concat(
                        Stream.of(Integer.toString(rejected.status())),
                        rejected.violations().stream().map(it -> it.field() + ":" + it.code()))
                .collect(Collectors.joining(" "));
    }
}
