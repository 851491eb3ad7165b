package dev.catraca.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

@AnalyzeClasses(packages = "dev.catraca", importOptions = ProductionCode.class)
class ArchitectureTest {
    @ArchTest static final ArchTests rules = ArchTests.in(Rules.class);

    /** Rules about packages that nobody looked into would all be kept. */
    @ArchTest
    static void every_module_is_looked_at_and_no_test(JavaClasses production) {
        for (var part :
                new String[] {
                    "domain",
                    "application",
                    "adapters.web",
                    "adapters.persistence",
                    "adapters.gateways",
                    "adapters.provisioning",
                    "wiring",
                    "sandbox"
                }) {
            assertThat(production).anyMatch(it -> it.getName().startsWith("dev.catraca." + part));
        }
        assertThat(production).noneMatch(it -> it.getPackageName().contains("fakes"));
        assertThat(production).noneMatch(it -> it.getPackageName().contains("guilty"));
    }
}
