package dev.catraca.wiring;

import dev.catraca.application.installation.CheckInstallation;
import dev.catraca.application.installation.port.GivenSettings;
import dev.catraca.application.installation.port.InstalledDatabase;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.operation.KeepCalls;
import dev.catraca.application.operation.ListCalls;
import dev.catraca.application.operation.ReadFigures;
import dev.catraca.application.operation.ReadInvariants;
import dev.catraca.application.operation.ReadProviders;
import dev.catraca.application.operation.port.CallMonths;
import dev.catraca.application.operation.port.CallSearch;
import dev.catraca.application.operation.port.Figures;
import dev.catraca.application.operation.port.Invariants;
import dev.catraca.application.payment.port.ReportsBreakers;
import dev.catraca.application.sale.port.UnitSystem;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Period;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds the use cases of those who run the product. */
@Dependent
class OperationUseCases {
    @Produces
    @Singleton
    static CheckInstallation checkInstallation(GivenSettings settings, InstalledDatabase database) {
        return new CheckInstallation(settings, database);
    }

    @Produces
    @Singleton
    static KeepCalls keepCalls(
            @ConfigProperty(name = "catraca.calls.retention", defaultValue = "P13M")
                    String retention,
            CallMonths months) {
        return new KeepCalls(months, Period.parse(retention));
    }

    @Produces
    @Singleton
    static ReadFigures readFigures(Figures figures, UnitSystem units, Clock clock) {
        return new ReadFigures(figures, units.name(), clock);
    }

    @Produces
    @Singleton
    static ReadInvariants readInvariants(Invariants invariants) {
        return new ReadInvariants(invariants);
    }

    @Produces
    @Singleton
    static ReadProviders readProviders(CallSearch calls, @Any Instance<ReportsBreakers> providers) {
        return new ReadProviders(calls, providers.stream().toList());
    }

    @Produces
    @Singleton
    static ListCalls listCalls(CallSearch search, Merchants merchants) {
        return new ListCalls(search, merchants);
    }
}
