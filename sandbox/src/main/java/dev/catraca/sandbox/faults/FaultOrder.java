package dev.catraca.sandbox.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which fault strikes whom, and how often.
 *
 * @param party whose calls; null strikes every party that knows the fault
 * @param operation which of its operations or event types; null strikes all
 * @param times how many calls are struck; {@link Integer#MAX_VALUE} means until it is cleared
 * @param delay what the fault's description says of {@code delayMillis}
 * @param copies for duplicates: how many more than one
 */
public record FaultOrder(
        Fault fault,
        @Nullable String party,
        @Nullable String operation,
        int times,
        Duration delay,
        int copies) {

    public static FaultOrder of(Fault fault) {
        return new FaultOrder(fault, null, null, fault.usualTimes(), fault.usualDelay(), 1);
    }

    public FaultOrder at(String oneParty) {
        return new FaultOrder(fault, oneParty, operation, times, delay, copies);
    }

    public FaultOrder at(String oneParty, String oneOperation) {
        return new FaultOrder(fault, oneParty, oneOperation, times, delay, copies);
    }

    public FaultOrder times(int calls) {
        return new FaultOrder(fault, party, operation, calls, delay, copies);
    }

    public FaultOrder untilCleared() {
        return times(Integer.MAX_VALUE);
    }

    public FaultOrder delay(Duration time) {
        return new FaultOrder(fault, party, operation, times, time, copies);
    }

    public FaultOrder copies(int number) {
        return new FaultOrder(fault, party, operation, times, delay, number);
    }

    boolean strikes(String oneParty, String oneOperation) {
        return (party == null || party.equals(oneParty))
                && (operation == null || operation.equals(oneOperation));
    }
}
