package dev.catraca.domain.merchant;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a gym unit shows of itself. Coordinates in decimal degrees (WGS 84). */
public record Unit(
        Optional<String> code,
        Optional<String> city,
        Optional<String> state,
        Optional<String> postalCode,
        Optional<String> address,
        Optional<String> complement,
        Optional<BigDecimal> latitude,
        Optional<BigDecimal> longitude,
        Optional<String> logo,
        List<String> images,
        Optional<String> publicKey,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> locale,
        boolean international) {
    public Unit {
        images = List.copyOf(images);
    }
}
