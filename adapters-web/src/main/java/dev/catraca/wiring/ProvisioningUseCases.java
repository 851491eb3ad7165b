package dev.catraca.wiring;

import dev.catraca.adapters.web.metrics.Meters;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.provisioning.ListProvisionings;
import dev.catraca.application.provisioning.ProvisionOrders;
import dev.catraca.application.provisioning.RetryProvisioning;
import dev.catraca.application.provisioning.port.MainSystem;
import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the use cases that give access to what is paid. */
@Dependent
class ProvisioningUseCases {
    @Produces
    @Singleton
    static ProvisionOrders provisionOrders(
            Provisionings provisionings,
            MainSystem mainSystem,
            Timeline timeline,
            Transactions transactions,
            RetrySchedule schedule,
            Clock clock,
            Meters meters,
            WantedAccess wanted) {
        return new ProvisionOrders(
                provisionings,
                mainSystem,
                new MeasuredTimeline(timeline, meters, wanted),
                transactions,
                schedule,
                clock);
    }

    @Produces
    @Singleton
    static ListProvisionings listProvisionings(Provisionings provisionings) {
        return new ListProvisionings(provisionings);
    }

    @Produces
    @Singleton
    static RetryProvisioning retryProvisioning(Provisionings provisionings, Doorbell doorbell) {
        return new RetryProvisioning(provisionings, doorbell);
    }
}
