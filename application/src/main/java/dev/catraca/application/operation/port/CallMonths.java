package dev.catraca.application.operation.port;

import java.time.Period;

/** The months that the call log is kept in; they are the database's own, in its time and UTC. */
public interface CallMonths {
    /** Makes this month and so many more, as far as they are missing; how many. */
    int makeAhead(int months);

    /** Drops the months that ended longer ago; how many. The last three stay in any case. */
    int forget(Period age);
}
