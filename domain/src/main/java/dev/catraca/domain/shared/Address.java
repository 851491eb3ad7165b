package dev.catraca.domain.shared;

import java.util.Optional;

/** Where somebody lives, in Brazil; {@code district} is the bairro. */
public record Address(
        String street,
        String number,
        Optional<String> complement,
        String district,
        PostalCode postalCode,
        String city) {
    @Override
    public String toString() {
        return "Address[***]";
    }
}
