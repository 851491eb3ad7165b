package dev.catraca.domain.payment;

/** How far a wish to give money back has come. */
public enum RefundState {
    /** Written; certainly not done yet. */
    REQUESTED,
    /** Asked for, and nobody knows what came of it; it is found out, never guessed. */
    UNKNOWN,
    /** The provider took it on. That money went back is told by the payment. */
    DONE,
    /** The provider said no; certainly nothing happened. */
    REFUSED,
    /** The provider took it on, and the money came back later: it is still owed to the buyer. */
    FAILED;

    /** Whether it may still happen. */
    public boolean isUnderWay() {
        return this == REQUESTED || this == UNKNOWN;
    }
}
