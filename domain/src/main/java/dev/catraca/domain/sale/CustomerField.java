package dev.catraca.domain.sale;

/** What a unit may want to know of a customer beyond name, CPF, e-mail and phone. */
public enum CustomerField {
    STREET,
    NUMBER,
    COMPLEMENT,
    DISTRICT,
    CITY,
    STATE,
    POSTAL_CODE,
    BIRTH_DATE,
    SEX,
    IDENTITY_CARD
}
