package dev.catraca.wiring;

import dev.catraca.adapters.web.metrics.Meters;
import dev.catraca.application.shared.port.CallLog.Call;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Every call that is logged is measured. */
@ApplicationScoped
class MeasuredCalls {
    @Inject private Meters meters;

    void measure(@Observes Call call) {
        meters.called(
                call.party(), call.method() + " " + call.route(), call.latency(), call.error());
    }
}
