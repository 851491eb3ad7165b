package dev.catraca.adapters.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.provisioning.port.MainSystem;
import dev.catraca.application.provisioning.port.MainSystem.GrantOutcome.Granted;
import dev.catraca.application.provisioning.port.MainSystem.GrantOutcome.Unavailable;
import dev.catraca.application.provisioning.port.MainSystemContract;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.faults.FaultyWire;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.mainsystem.MainSystemLedger.Effect;
import dev.catraca.sandbox.twins.mainsystem.MainSystemTwin;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the sandbox's twin of a remote main system. */
class HttpMainSystemContractTest implements MainSystemContract {
    private final Twins twins = Twins.start(0, 0);
    private final Wired wired = new Wired(Duration.ofSeconds(3));
    private final HttpMainSystem mainSystem =
            wired.mainSystem(
                    Optional.of(twins.mainSystemBase()), 1, Optional.of(twins.mainSystem().key()));

    @AfterEach
    void stop() {
        wired.close();
        twins.close();
    }

    @Override
    public MainSystem mainSystem() {
        return mainSystem;
    }

    @Override
    public MainSystemKind kind() {
        return MainSystemKind.REMOTE;
    }

    @Override
    public void goOffline() {
        arm(Fault.OFFLINE);
    }

    @Override
    public void comeBack() {
        twins.faults().clear();
    }

    @Override
    public void staySilentOnce() {
        arm(Fault.TIMEOUT_AFTER);
    }

    @Override
    public void answerGarbageOnce() {
        arm(Fault.GARBAGE);
    }

    private void arm(Fault fault) {
        var order = FaultOrder.of(fault).at(MainSystemTwin.PARTY);
        twins.faults().arm(fault == Fault.SLOW ? order.delay(Duration.ofMinutes(1)) : order);
    }

    @Override
    public int subscriptions() {
        return twins.mainSystem().ledger().effects().size();
    }

    @Override
    public Optional<String> accessOf(String paymentReference) {
        return twins.mainSystem().ledger().effects().stream()
                .filter(it -> it.reference().equals(paymentReference))
                .map(Effect::access)
                .findFirst();
    }

    static Set<Fault> faults() {
        return FaultyWire.COMMON;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatever_goes_wrong_on_the_wire_leaves_it_open_and_the_repeat_settles_it(Fault fault) {
        var grant = MainSystemContract.grant(1);
        arm(fault);

        assertThat(mainSystem.grant(kind(), grant)).isInstanceOf(Unavailable.class);

        comeBack();
        assertThat(mainSystem.grant(kind(), grant)).isInstanceOf(Granted.class);
        assertThat(subscriptions()).isEqualTo(1);
    }
}
