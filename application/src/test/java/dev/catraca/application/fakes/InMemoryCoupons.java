package dev.catraca.application.fakes;

import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

public final class InMemoryCoupons implements Coupons {
    private final CatalogueTable<CouponCode, Coupon> table;
    private final Map<Key, Integer> used;

    public InMemoryCoupons(InMemoryTransactions transactions) {
        this.table = new CatalogueTable<>(transactions, CouponCode::value);
        this.used = transactions.table();
    }

    private record Key(MerchantId merchant, CouponCode code) {}

    /** As orders do. */
    public void use(Coupon coupon, int times) {
        used.put(new Key(coupon.merchant(), coupon.code()), times);
    }

    @Override
    public Optional<Coupon> find(MerchantId merchant, CouponCode code) {
        return table.find(merchant, code);
    }

    @Override
    public int used(MerchantId merchant, CouponCode code) {
        return used.getOrDefault(new Key(merchant, code), 0);
    }

    @Override
    public List<Coupon> page(MerchantId merchant, Optional<CouponCode> after, int limit) {
        return table.page(merchant, after, limit);
    }

    @Override
    public Set<CouponCode> putAll(Collection<Coupon> coupons) {
        return coupons.stream()
                .filter(it -> !isPut(it))
                .map(Coupon::code)
                .collect(Collectors.toSet());
    }

    private boolean isPut(Coupon coupon) {
        var times = used.getOrDefault(new Key(coupon.merchant(), coupon.code()), 0);
        if (coupon.maxUses().isPresent() && coupon.maxUses().getAsInt() < times) {
            return false;
        }
        table.put(coupon.merchant(), coupon.code(), coupon);
        return true;
    }

    @Override
    public boolean remove(MerchantId merchant, CouponCode code) {
        return table.remove(merchant, code);
    }
}
