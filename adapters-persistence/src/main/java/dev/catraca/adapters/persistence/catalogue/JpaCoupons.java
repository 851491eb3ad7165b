package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class JpaCoupons implements Coupons {
    private final JpaContext context;
    private final EntityManager manager;

    @Inject
    JpaCoupons(JpaContext context) {
        this.context = context;
        this.manager = context.get();
    }

    @Override
    public Optional<Coupon> find(MerchantId merchant, CouponCode code) {
        var key = CouponRow.Key.of(merchant, code);
        return context.read(
                () ->
                        Optional.ofNullable(manager.find(CouponRow.class, key))
                                .map(CouponRow::become));
    }

    /** It is no part of the row that is written here, so it is read past it. */
    @Override
    public int used(MerchantId merchant, CouponCode code) {
        return context.read(
                () -> {
                    List<?> found =
                            manager.createNativeQuery(
                                            "SELECT used FROM coupon WHERE merchant_id = ?1 AND code = ?2")
                                    .setParameter(1, merchant.value())
                                    .setParameter(2, code.value())
                                    .getResultList();
                    return found.stream().mapToInt(it -> ((Number) it).intValue()).sum();
                });
    }

    @Override
    public List<Coupon> page(MerchantId merchant, Optional<CouponCode> after, int limit) {
        return context.read(
                () ->
                        manager.createQuery(
                                        "SELECT c FROM CouponRow c WHERE c.merchant = :merchant"
                                                + " AND c.code > :after ORDER BY c.code",
                                        CouponRow.class)
                                .setParameter("merchant", merchant.value())
                                .setParameter("after", after.map(CouponCode::value).orElse(""))
                                .setMaxResults(limit)
                                .getResultStream()
                                .map(CouponRow::become)
                                .toList());
    }

    /** What is refused is rare: only then is asked, one by one, which it was. */
    @Override
    public Set<CouponCode> putAll(Collection<Coupon> coupons) {
        if (put(coupons) == coupons.size()) {
            return Set.of();
        }
        return coupons.stream()
                .filter(it -> put(List.of(it)) == 0)
                .map(Coupon::code)
                .collect(Collectors.toSet());
    }

    private int put(Collection<Coupon> coupons) {
        return CouponRow.UPSERT.run(manager, coupons.stream().map(CouponRow::json).toList());
    }

    @Override
    public boolean remove(MerchantId merchant, CouponCode code) {
        var row = manager.find(CouponRow.class, CouponRow.Key.of(merchant, code));
        if (row == null) {
            return false;
        }
        manager.remove(row);
        manager.flush();
        return true;
    }
}
