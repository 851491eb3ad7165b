package dev.catraca.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.catraca.architecture.Packages.APPLICATION;
import static dev.catraca.architecture.Packages.DOMAIN;
import static dev.catraca.architecture.Packages.DRIVEN;
import static dev.catraca.architecture.Packages.HEXAGON;
import static dev.catraca.architecture.Packages.NOT_SANDBOX;
import static dev.catraca.architecture.Packages.PART_OF_A_USE_CASE;
import static dev.catraca.architecture.Packages.PORTS;
import static dev.catraca.architecture.Packages.PURE_JAVA;
import static dev.catraca.architecture.Packages.SANDBOX;
import static dev.catraca.architecture.Packages.USE_CASE;
import static dev.catraca.architecture.Packages.WEB;
import static dev.catraca.architecture.Packages.WIRING;
import static dev.catraca.architecture.Packages.outermost;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.transaction.Transactional;

/** The promises. Each has a culprit in {@link RulesBiteTest}. */
final class Rules {
    private static final String FORBIDDEN_NAMES =
            "(Abstract|Default|Base)[A-Z].*"
                    + "|.*(Impl|Manager|Helper|Utils?|Service|Processor|Handler|Base|DTO|Dto|Port|UseCase)";

    // Rings

    @ArchTest
    static final ArchRule the_domain_knows_only_pure_java =
            classes()
                    .that()
                    .resideInAPackage(DOMAIN)
                    .should()
                    .onlyDependOnClassesThat(PURE_JAVA.or(resideInAPackage(DOMAIN)));

    @ArchTest
    static final ArchRule the_application_knows_only_pure_java_and_the_domain =
            classes()
                    .that()
                    .resideInAPackage(APPLICATION)
                    .should()
                    .onlyDependOnClassesThat(
                            PURE_JAVA
                                    .or(resideInAPackage(APPLICATION))
                                    .or(resideInAPackage(DOMAIN)));

    @ArchTest
    static final ArchRule nobody_knows_the_wiring =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(WIRING)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(WIRING);

    @ArchTest
    static final ArchRule the_product_does_not_know_its_sandbox =
            noClasses().that(NOT_SANDBOX).should().dependOnClassesThat().resideInAPackage(SANDBOX);

    @ArchTest
    static final ArchRule the_sandbox_knows_nothing_of_the_product =
            noClasses()
                    .that()
                    .resideInAPackage(SANDBOX)
                    .should()
                    .dependOnClassesThat(NOT_SANDBOX.and(resideInAPackage("dev.catraca..")));

    // Directions

    @ArchTest
    static final ArchRule a_driving_adapter_never_touches_an_outbound_port =
            noClasses()
                    .that()
                    .resideInAPackage(WEB)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(PORTS);

    @ArchTest
    static final ArchRule a_driven_adapter_never_calls_a_use_case =
            noClasses()
                    .that()
                    .resideInAnyPackage(DRIVEN)
                    .should()
                    .dependOnClassesThat(PART_OF_A_USE_CASE);

    @ArchTest
    static final ArchRule only_the_wiring_constructs_use_cases =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(WIRING)
                    .should()
                    .callConstructorWhere(target(owner(USE_CASE)));

    // Neighbours

    @ArchTest
    static final ArchRule an_adapter_does_not_know_another_adapter =
            slices().matching("dev.catraca.adapters.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule a_gateway_does_not_know_another_gateway =
            slices().matching("dev.catraca.adapters.gateways.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            alwaysTrue(), resideInAPackage("dev.catraca.adapters.gateways.http.."));

    @ArchTest
    static final ArchRule capabilities_of_the_domain_have_no_cycles =
            slices().matching("dev.catraca.domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule capabilities_of_the_application_have_no_cycles =
            slices().matching("dev.catraca.application.(*)..").should().beFreeOfCycles();

    // Shapes

    @ArchTest
    static final ArchRule a_use_case_is_final_and_does_one_thing =
            classes().that(USE_CASE).should(Conditions.beFinalWithOnePublicMethod());

    @ArchTest
    static final ArchRule a_port_is_an_interface_and_the_values_it_speaks =
            classes()
                    .that()
                    .resideInAPackage(PORTS)
                    .should()
                    .beInterfaces()
                    .orShould()
                    .beRecords()
                    .orShould()
                    .beEnums();

    /** But for the packages that the other packages of the same adapter share. */
    @ArchTest
    static final ArchRule a_driven_adapter_shows_nothing_but_what_proxies_and_json_need =
            classes()
                    .that()
                    .resideInAnyPackage(DRIVEN)
                    .and()
                    .resideOutsideOfPackages(
                            "dev.catraca.adapters.gateways.http..",
                            "dev.catraca.adapters.persistence.secrets..")
                    .and(describe("are no Rest Client or wire format", it -> !isSeenByDesign(it)))
                    .should(Conditions.beHidden());

    @ArchTest
    static final ArchRule the_domain_does_not_change_in_place =
            fields().that().areDeclaredInClassesThat().resideInAPackage(DOMAIN).should().beFinal();

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            classes().should(Conditions.haveNoSimpleNameLike(FORBIDDEN_NAMES));

    // Habits

    @ArchTest
    static final ArchRule time_and_chance_come_in_from_outside =
            classes().that().resideInAnyPackage(HEXAGON).should(Conditions.askNoClockAndNoDice());

    /**
     * But for the weights of Accept-Language, which the JDK gives as numbers of that kind, and the
     * figures of the benchmark.
     */
    @ArchTest
    static final ArchRule nobody_computes_in_floating_point =
            classes()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.catraca.adapters.web.gate.Language")
                    .and()
                    .resideOutsideOfPackage("dev.catraca.sandbox.bench..")
                    .should(Conditions.computeInIntegersOnly());

    @ArchTest
    static final ArchRule transactions_are_declared_in_one_place =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("JtaTransactions")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Transactional.class);

    @ArchTest
    static final ArchRule every_payment_provider_fulfils_the_contract =
            classes()
                    .that()
                    .implement("dev.catraca.application.payment.port.PaymentProvider")
                    .should(Conditions.haveATestOf("PaymentProviderContract"));

    @ArchTest
    static final ArchRule everybody_who_sells_directly_fulfils_the_contract =
            classes()
                    .that()
                    .implement("dev.catraca.application.payment.port.SellsDirectly")
                    .should(Conditions.haveATestOf("SellsDirectlyContract"));

    private Rules() {}

    private static boolean isSeenByDesign(JavaClass type) {
        var isRestClient = type.isInterface() && type.getSimpleName().endsWith("Api");
        return isRestClient || outermost(type).getSimpleName().endsWith("Wire");
    }
}
