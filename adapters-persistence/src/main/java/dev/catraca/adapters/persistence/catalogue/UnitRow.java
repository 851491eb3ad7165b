package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Unit;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "unit")
class UnitRow {
    @Id
    @Column(name = "merchant_id")
    private UUID merchant;

    private @Nullable String code;
    private @Nullable String city;
    private @Nullable String state;

    @Column(name = "postal_code")
    private @Nullable String postalCode;

    private @Nullable String address;
    private @Nullable String complement;
    private @Nullable BigDecimal latitude;
    private @Nullable BigDecimal longitude;
    private @Nullable String logo;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "unit_image", joinColumns = @JoinColumn(name = "merchant_id"))
    @OrderColumn(name = "position")
    @Column(name = "address")
    private List<String> images = new ArrayList<>();

    @Column(name = "public_key")
    private @Nullable String publicKey;

    private @Nullable String phone;
    private @Nullable String email;
    private @Nullable String locale;
    private boolean international;

    protected UnitRow() {}

    static UnitRow of(MerchantId merchant, Unit it) {
        var row = new UnitRow();
        row.merchant = merchant.value();
        row.code = it.code().orElse(null);
        row.city = it.city().orElse(null);
        row.state = it.state().orElse(null);
        row.postalCode = it.postalCode().orElse(null);
        row.address = it.address().orElse(null);
        row.complement = it.complement().orElse(null);
        row.latitude = it.latitude().orElse(null);
        row.longitude = it.longitude().orElse(null);
        row.logo = it.logo().orElse(null);
        row.images.addAll(it.images());
        row.publicKey = it.publicKey().orElse(null);
        row.phone = it.phone().orElse(null);
        row.email = it.email().orElse(null);
        row.locale = it.locale().orElse(null);
        row.international = it.international();
        return row;
    }

    UUID merchant() {
        return merchant;
    }

    Unit become() {
        return new Unit(
                Optional.ofNullable(code),
                Optional.ofNullable(city),
                Optional.ofNullable(state),
                Optional.ofNullable(postalCode),
                Optional.ofNullable(address),
                Optional.ofNullable(complement),
                Optional.ofNullable(latitude),
                Optional.ofNullable(longitude),
                Optional.ofNullable(logo),
                images,
                Optional.ofNullable(publicKey),
                Optional.ofNullable(phone),
                Optional.ofNullable(email),
                Optional.ofNullable(locale),
                international);
    }
}
