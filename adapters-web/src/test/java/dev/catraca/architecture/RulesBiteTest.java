package dev.catraca.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rule that cannot fail protects nothing: each must find its culprits among the guilty classes.
 */
class RulesBiteTest {
    private static final JavaClasses GUILTY =
            new ClassFileImporter()
                    .withImportOption(it -> it.contains("/guilty/"))
                    .importPackages("dev.catraca");

    static Stream<Arguments> culprits() {
        return Stream.of(
                culprit("the_domain_knows_only_pure_java", "domain.guilty.AsksTheDatabase"),
                culprit(
                        "the_application_knows_only_pure_java_and_the_domain",
                        "application.guilty.KnowsJson"),
                culprit("nobody_knows_the_wiring", "adapters.web.guilty.KnowsTheWiring"),
                culprit(
                        "the_product_does_not_know_its_sandbox",
                        "adapters.web.guilty.KnowsTheSandbox"),
                culprit(
                        "the_sandbox_knows_nothing_of_the_product",
                        "sandbox.guilty.KnowsTheProduct"),
                culprit(
                        "a_driving_adapter_never_touches_an_outbound_port",
                        "adapters.web.guilty.TouchesAPort"),
                culprit(
                        "a_driven_adapter_never_calls_a_use_case",
                        "adapters.persistence.guilty.CallsAUseCase"),
                culprit(
                        "only_the_wiring_constructs_use_cases",
                        "adapters.web.guilty.ConstructsAUseCase"),
                culprit(
                        "an_adapter_does_not_know_another_adapter",
                        "adapters.web.guilty.KnowsAnotherAdapter"),
                culprit(
                        "a_gateway_does_not_know_another_gateway",
                        "adapters.gateways.guilty.KnowsAnotherGateway"),
                culprit("capabilities_of_the_domain_have_no_cycles", "domain.guilty.Chicken"),
                culprit(
                        "capabilities_of_the_application_have_no_cycles",
                        "application.guilty.Chicken"),
                culprit(
                        "a_use_case_is_final_and_does_one_thing",
                        "application.guilty.DoesTwoThings"),
                culprit(
                        "a_use_case_is_final_and_does_one_thing",
                        "application.guilty.CanBeExtended"),
                culprit(
                        "a_port_is_an_interface_and_the_values_it_speaks",
                        "application.guilty.port.IsAClass"),
                culprit(
                        "a_driven_adapter_shows_nothing_but_what_proxies_and_json_need",
                        "adapters.persistence.guilty.Visible"),
                culprit("the_domain_does_not_change_in_place", "domain.guilty.Changes"),
                culprit("names_say_what_a_thing_is", "application.guilty.OrderManager"),
                culprit("time_and_chance_come_in_from_outside", "domain.guilty.AsksTheClock"),
                culprit("time_and_chance_come_in_from_outside", "domain.guilty.RollsDice"),
                culprit("time_and_chance_come_in_from_outside", "domain.guilty.RollsOtherDice"),
                culprit("nobody_computes_in_floating_point", "domain.guilty.FloatsInAField"),
                culprit("nobody_computes_in_floating_point", "domain.guilty.FloatsInALocal"),
                culprit("nobody_computes_in_floating_point", "domain.guilty.FloatsInACall"),
                culprit(
                        "transactions_are_declared_in_one_place",
                        "adapters.persistence.guilty.DeclaresTransactions"),
                culprit(
                        "every_payment_provider_fulfils_the_contract",
                        "adapters.gateways.guilty.Untested"),
                culprit(
                        "everybody_who_sells_directly_fulfils_the_contract",
                        "adapters.gateways.guilty.SellsUntested"));
    }

    @ParameterizedTest
    @MethodSource("culprits")
    void the_rule_finds_its_culprit(String rule, String culprit)
            throws ReflectiveOperationException {
        var found = (ArchRule) Rules.class.getDeclaredField(rule).get(null);
        assertThat(found.evaluate(GUILTY).getFailureReport().getDetails())
                .anyMatch(it -> it.contains(culprit));
    }

    @Test
    void every_rule_has_a_culprit() {
        var rules =
                Arrays.stream(Rules.class.getDeclaredFields())
                        .filter(it -> ArchRule.class.isAssignableFrom(it.getType()))
                        .map(it -> it.getName());
        assertThat(culprits().map(it -> it.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(rules.toList());
    }

    private static Arguments culprit(String rule, String name) {
        return Arguments.of(rule, "dev.catraca." + name);
    }
}
