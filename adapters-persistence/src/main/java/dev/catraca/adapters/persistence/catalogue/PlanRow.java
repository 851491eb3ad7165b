package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "plan")
@IdClass(PlanRow.Key.class)
class PlanRow {
    @Id
    @Column(name = "merchant_id")
    private UUID merchant;

    @Id private String code;
    private String name;
    private long price;
    private String currency;

    @Enumerated(EnumType.STRING)
    private BillingCycle cycle;

    @Column(name = "access_days")
    private @Nullable Integer accessDays;

    @Column(name = "max_installments")
    private int maxInstallments;

    protected PlanRow() {}

    record Key(UUID merchant, String code) implements Serializable {
        static Key of(MerchantId merchant, PlanCode code) {
            return new Key(merchant.value(), code.value());
        }
    }

    static PlanRow of(Plan it) {
        var row = new PlanRow();
        row.merchant = it.merchant().value();
        row.code = it.code().value();
        row.name = it.name();
        row.price = it.price().minor();
        row.currency = it.price().currencyCode();
        row.cycle = it.cycle();
        row.accessDays = it.accessDays().isPresent() ? it.accessDays().getAsInt() : null;
        row.maxInstallments = it.maxInstallments();
        return row;
    }

    Plan become() {
        return new Plan(
                new MerchantId(merchant),
                new PlanCode(code),
                name,
                Money.of(price, currency),
                cycle,
                accessDays == null ? OptionalInt.empty() : OptionalInt.of(accessDays),
                maxInstallments);
    }
}
