package dev.catraca.sandbox.twins.pacto;

/** What became of a sale. */
public enum PactoSaleState {
    /** The card paid. */
    APPROVED("APROVADO"),
    /** The card's bank refused. */
    DECLINED("RECUSADA"),
    /** Somebody looks at it first. */
    IN_ANALYSIS("EM_ANALISE"),
    /** The PIX or boleto is open. */
    PENDING("PENDENTE"),
    /** The PIX or boleto was paid. */
    PAID("APROVADO"),
    /** Nobody paid in time. */
    EXPIRED("EXPIRADO");

    private final String wireName;

    PactoSaleState(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    boolean isPaid() {
        return this == APPROVED || this == PAID;
    }
}
