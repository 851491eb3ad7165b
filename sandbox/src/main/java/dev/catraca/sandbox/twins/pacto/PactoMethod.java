package dev.catraca.sandbox.twins.pacto;

/** How a buyer pays. */
public enum PactoMethod {
    CARD("CARTAO_CREDITO"),
    PIX("PIX"),
    BOLETO("BOLETO");

    private final String wireName;

    PactoMethod(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
