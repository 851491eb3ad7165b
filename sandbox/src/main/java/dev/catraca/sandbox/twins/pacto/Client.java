package dev.catraca.sandbox.twins.pacto;

/** Somebody a unit knows; the CPF is digits only. */
record Client(int code, String name, String cpf, String email, String phone) {

    /** What the unit calls the person. */
    int person() {
        return code + 500_000;
    }

    /** What stands on the member's card. */
    String enrolment() {
        return "%06d".formatted(code);
    }

    @Override
    public String toString() {
        return "Client[" + code + "]";
    }
}
