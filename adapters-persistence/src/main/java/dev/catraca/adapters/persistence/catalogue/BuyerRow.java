package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "buyer")
@IdClass(ReferenceKey.class)
class BuyerRow {
    static final Upsert UPSERT =
            Upsert.into(
                    "buyer",
                    ReferenceKey.COLUMNS,
                    List.of("name", "email", "tax_id", "phone", "active"));

    @Id
    @Column(name = "merchant_id")
    private UUID merchant;

    @Id private String reference;
    private String name;
    private String email;

    @Column(name = "tax_id")
    private @Nullable String taxId;

    private @Nullable String phone;
    private boolean active;

    protected BuyerRow() {}

    static JsonObject json(RegisteredBuyer it) {
        var row =
                ReferenceKey.json(it.merchant(), it.reference())
                        .add("name", it.name().value())
                        .add("email", it.email().value())
                        .add("active", it.isActive());
        it.taxId().ifPresent(taxId -> row.add("tax_id", taxId.digits()));
        it.phone().ifPresent(phone -> row.add("phone", phone.value()));
        return row.build();
    }

    RegisteredBuyer become() {
        return new RegisteredBuyer(
                new MerchantId(merchant),
                new Reference(reference),
                new PersonName(name),
                new Email(email),
                Optional.ofNullable(taxId).map(TaxId::of),
                Optional.ofNullable(phone).map(Phone::new),
                active);
    }
}
