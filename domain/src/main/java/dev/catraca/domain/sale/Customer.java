package dev.catraca.domain.sale;

import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.PostalCode;
import dev.catraca.domain.shared.TaxId;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who buys a plan at a unit: it goes to the unit's system with the sale, and of it only what an
 * order's buyer is made of is kept.
 */
public record Customer(
        PersonName name,
        TaxId taxId,
        Email email,
        Phone phone,
        Residence residence,
        Optional<LocalDate> birthDate,
        Optional<Sex> sex,
        Optional<String> identityCard) {

    /** Where the customer lives, as far as told. */
    public record Residence(
            Optional<String> street,
            Optional<String> number,
            Optional<String> complement,
            Optional<String> district,
            Optional<String> city,
            Optional<String> state,
            Optional<PostalCode> postalCode) {
        @Override
        public String toString() {
            return "Residence[***]";
        }
    }

    /** As the customer says; {@code OTHER} is told to no system that does not know it. */
    public enum Sex {
        MALE,
        FEMALE,
        OTHER
    }

    /** What is demanded and was not told. */
    public Set<CustomerField> lacking(Set<CustomerField> demanded) {
        var lacking = EnumSet.noneOf(CustomerField.class);
        demanded.stream().filter(it -> !tells(it)).forEach(lacking::add);
        return lacking;
    }

    private boolean tells(CustomerField field) {
        return switch (field) {
            case STREET -> residence.street().isPresent();
            case NUMBER -> residence.number().isPresent();
            case COMPLEMENT -> residence.complement().isPresent();
            case DISTRICT -> residence.district().isPresent();
            case CITY -> residence.city().isPresent();
            case STATE -> residence.state().isPresent();
            case POSTAL_CODE -> residence.postalCode().isPresent();
            case BIRTH_DATE -> birthDate.isPresent();
            // The systems of the units know two sexes only.
            case SEX -> sex.filter(it -> it != Sex.OTHER).isPresent();
            case IDENTITY_CARD -> identityCard.isPresent();
        };
    }

    @Override
    public String toString() {
        return "Customer[***]";
    }
}
