package dev.catraca.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The parts of the product that the rules speak of. */
final class Packages {
    static final String DOMAIN = "dev.catraca.domain..";
    static final String APPLICATION = "dev.catraca.application..";
    static final String PORTS = "dev.catraca.application..port..";
    static final String WEB = "dev.catraca.adapters.web..";
    static final String WIRING = "dev.catraca.wiring..";
    static final String SANDBOX = "dev.catraca.sandbox..";
    static final String[] HEXAGON = {DOMAIN, APPLICATION};
    static final String[] DRIVEN = {
        "dev.catraca.adapters.persistence..",
        "dev.catraca.adapters.gateways..",
        "dev.catraca.adapters.provisioning.."
    };

    /**
     * Computes, and cannot do I/O; null is not for the hexagon, so neither is {@code @Nullable}.
     */
    static final DescribedPredicate<JavaClass> PURE_JAVA =
            describe("pure Java", it -> isPure(it.getBaseComponentType()));

    /** One public class of a capability's package; several of them share what is in "shared". */
    static final DescribedPredicate<JavaClass> USE_CASE =
            describe(
                    "use cases",
                    it ->
                            it.isTopLevelClass()
                                    && it.getModifiers().contains(JavaModifier.PUBLIC)
                                    && it.getPackageName()
                                            .matches("dev\\.catraca\\.application\\.\\w+")
                                    && !it.getPackageName().endsWith(".shared")
                                    && !it.isRecord()
                                    && !it.isEnum()
                                    && !it.isInterface());

    static final DescribedPredicate<JavaClass> PART_OF_A_USE_CASE =
            describe("use cases or what is nested in them", it -> USE_CASE.test(outermost(it)));

    static final DescribedPredicate<JavaClass> NOT_SANDBOX = not(resideInAPackage(SANDBOX));

    private static final Set<Class<?>> ADDRESSES = Set.of(URI.class, URISyntaxException.class);

    private Packages() {}

    static JavaClass outermost(JavaClass nested) {
        return nested.getEnclosingClass().map(Packages::outermost).orElse(nested);
    }

    private static boolean isPure(JavaClass type) {
        return type.isPrimitive()
                || resideInAnyPackage(
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.math..",
                                "java.text..",
                                "java.security..",
                                "java.nio.charset..")
                        .test(type)
                || type.isEquivalentTo(NullMarked.class)
                || ADDRESSES.stream().anyMatch(type::isEquivalentTo);
    }
}
