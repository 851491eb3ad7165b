package dev.catraca.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.catraca.sandbox.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a class should be or not be, where ArchUnit has no word for it. */
final class Conditions {
    private static final Set<Class<?>> DICE =
            Set.of(Random.class, SecureRandom.class, ThreadLocalRandom.class, Math.class);

    private Conditions() {}

    static ArchCondition<JavaClass> beFinalWithOnePublicMethod() {
        return condition(
                "be final with one public method",
                useCase -> {
                    var methods =
                            useCase.getMethods().stream()
                                    .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
                                    .count();
                    var isFinal = useCase.getModifiers().contains(JavaModifier.FINAL);
                    return isFinal && methods == 1
                            ? Stream.of()
                            : Stream.of(
                                    useCase.getName()
                                            + (isFinal ? " is final" : " is not final")
                                            + " and has %d public methods".formatted(methods));
                });
    }

    /** What is nested in something hidden is hidden itself, whatever its modifier says. */
    static ArchCondition<JavaClass> beHidden() {
        return condition(
                "be hidden",
                type ->
                        isSeenFromOutside(type)
                                ? Stream.of(type.getName() + " is seen from outside")
                                : Stream.of());
    }

    private static boolean isSeenFromOutside(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Conditions::isSeenFromOutside).orElse(true);
    }

    static ArchCondition<JavaClass> haveNoSimpleNameLike(String pattern) {
        return condition(
                "have no name like " + pattern,
                type ->
                        type.getSimpleName().matches(pattern)
                                ? Stream.of(type.getName() + " says nothing by its name")
                                : Stream.of());
    }

    /** {@code Clock.instant()} is welcome: somebody handed the clock in. */
    static ArchCondition<JavaClass> askNoClockAndNoDice() {
        return condition(
                "ask no clock and roll no dice",
                type ->
                        type.getAccessesFromSelf().stream()
                                .filter(Conditions::comesFromNowhere)
                                .map(JavaAccess::getDescription));
    }

    private static boolean comesFromNowhere(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return switch (access.getTarget().getName()) {
            case "now" -> owner.getPackageName().startsWith("java.time");
            case "currentTimeMillis", "nanoTime" -> owner.isEquivalentTo(System.class);
            case "system", "systemUTC", "systemDefaultZone", "tickSeconds", "tickMillis" ->
                    owner.isEquivalentTo(Clock.class);
            case "randomUUID" -> owner.isEquivalentTo(UUID.class);
            case "<init>", "current", "random" -> DICE.stream().anyMatch(owner::isEquivalentTo);
            default -> false;
        };
    }

    static ArchCondition<JavaClass> computeInIntegersOnly() {
        return condition(
                "compute in integers only",
                type ->
                        FloatingPoint.membersOf(type)
                                .map(it -> type.getName() + "." + it + " knows floating point"));
    }

    /** The tests of the gateways are not on this class path, their sources are. */
    static ArchCondition<JavaClass> haveATestOf(String contract) {
        return condition(
                "have a test of " + contract,
                type -> {
                    var test =
                            SourceTree.find()
                                    .root()
                                    .resolve("adapters-gateways/src/test/java")
                                    .resolve(type.getName().replace('.', '/') + "Test.java");
                    return isAbout(test, "implements " + contract)
                            ? Stream.of()
                            : Stream.of(type.getName() + " lacks " + test);
                });
    }

    private static boolean isAbout(Path source, String text) {
        try {
            return Files.exists(source) && Files.readString(source).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchCondition<JavaClass> condition(
            String description, Function<JavaClass, Stream<String>> violations) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                violations
                        .apply(type)
                        .forEach(it -> events.add(SimpleConditionEvent.violated(type, it)));
            }
        };
    }
}
