package dev.catraca.sandbox.twins.pacto;

import java.util.List;

/**
 * What a unit's site shows and demands.
 *
 * @param extraFields what a buyer must tell besides name, CPF, e-mail and telephone, by Pacto's
 *     names: {@code CEP}, {@code DT_NASCIMENTO}
 */
public record PactoConfigs(
        boolean card, boolean pix, boolean boleto, List<String> extraFields, boolean preRegister) {

    public PactoConfigs {
        extraFields = List.copyOf(extraFields);
    }

    /** All ways to pay, and nothing asked for besides. */
    public static PactoConfigs usual() {
        return new PactoConfigs(true, true, true, List.of("TELEFONE"), false);
    }

    /** Only these ways to pay. */
    public PactoConfigs methods(boolean byCard, boolean byPix, boolean byBoleto) {
        return new PactoConfigs(byCard, byPix, byBoleto, extraFields, preRegister);
    }

    /** These fields are demanded. */
    public PactoConfigs extraFields(String... names) {
        return new PactoConfigs(card, pix, boleto, List.of(names), preRegister);
    }
}
