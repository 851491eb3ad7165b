package dev.catraca.sandbox.twins.pacto;

/** Pacto's two ways to be spoken to; behind them is one business. */
public enum PactoApi {
    /** The unit's key is in the path. */
    V2("pacto-v2"),
    /** The unit's key is a bearer key, and a header names the company. */
    V3("pacto-v3");

    private final String party;

    PactoApi(String party) {
        this.party = party;
    }

    /** Its name among the faults. */
    public String party() {
        return party;
    }
}
