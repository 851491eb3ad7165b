package dev.catraca.sandbox.twins.pacto;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A gym with its keys, what it sells and who bought it; what it sells can be changed. */
public final class PactoUnit {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final String slug;
    private final int code;
    private final String name;
    private final String city;
    private final String state;
    private final PactoKeys keys;
    private final Map<Integer, PactoPlan> plans = new ConcurrentSkipListMap<>();
    private final Map<String, PactoCoupon> coupons = new ConcurrentHashMap<>();
    private final Map<Integer, PactoProduct> products = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, Instant> saleTokens = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Client> clients = new ConcurrentHashMap<>();
    private volatile PactoConfigs configs = PactoConfigs.usual();

    PactoUnit(String slug, int code, String name, String city, String state, PactoKeys keys) {
        this.slug = slug;
        this.code = code;
        this.name = name;
        this.city = city;
        this.state = state;
        this.keys = keys;
    }

    public String slug() {
        return slug;
    }

    /** What requests call {@code unidade}. */
    public int code() {
        return code;
    }

    public String name() {
        return name;
    }

    String city() {
        return city;
    }

    String state() {
        return state;
    }

    public PactoKeys keys() {
        return keys;
    }

    /** Sells this plan from now on, or sells it at other terms. */
    public void put(PactoPlan plan) {
        plans.put(plan.code(), plan);
    }

    /** Sells this plan no longer. */
    public void removePlan(int planCode) {
        plans.remove(planCode);
    }

    public List<PactoPlan> plans() {
        return List.copyOf(plans.values());
    }

    public Optional<PactoPlan> plan(int planCode) {
        return Optional.ofNullable(plans.get(planCode));
    }

    public void put(PactoCoupon coupon) {
        coupons.put(coupon.code(), coupon);
    }

    Optional<PactoCoupon> coupon(String couponCode) {
        return Optional.ofNullable(coupons.get(couponCode)).filter(PactoCoupon::active);
    }

    public void put(PactoProduct product) {
        products.put(product.code(), product);
    }

    List<PactoProduct> products() {
        return List.copyOf(products.values());
    }

    Optional<PactoProduct> product(int productCode) {
        return Optional.ofNullable(products.get(productCode));
    }

    public PactoConfigs configs() {
        return configs;
    }

    /** Shows and demands this from now on. */
    public void configure(PactoConfigs others) {
        configs = others;
    }

    /** Good for one sale of this unit, for ten minutes. */
    String newSaleToken(Instant now) {
        String token = UUID.randomUUID().toString();
        saleTokens.put(token, now);
        return token;
    }

    /** False if it is none of this unit's, was used or is too old. */
    boolean useSaleToken(String token, Instant now) {
        Instant given = saleTokens.remove(token);
        return given != null && !given.plus(TOKEN_LIFE).isBefore(now);
    }

    /** Whoever has this CPF; somebody new if nobody has. */
    Client client(Client newcomer) {
        return clients.computeIfAbsent(newcomer.cpf(), cpf -> newcomer);
    }

    List<Client> clients() {
        return List.copyOf(clients.values());
    }

    @Override
    public String toString() {
        return "PactoUnit[" + slug + "]";
    }
}
