package dev.catraca.sandbox.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * A company on the marketplace with things to sell and buyers, its carts, and the requests that its
 * server signs for them. Each cart is opened once, so they are written before it is measured.
 */
final class Shop {
    static final String PLATFORM = "xeco";
    static final String SLUG = "bench-shop";
    static final String REFERENCE = "bench-company";
    static final String KEY_ID = "bench";
    static final String SECRET = "secret-of-the-benchmark-0123456789";
    static final String PLATFORM_WALLET = wallet("platform");
    static final String WALLET = wallet("company");
    static final long TOTAL = 15_505;

    /** The company's part in percent; what is left is the platform's. */
    static final int SHARE = 95;

    /** Nobody waits for somebody else's product: as many clients come one after the other. */
    private static final int PRODUCTS = 500;

    private static final int BUYERS = 1_000;
    private static final HexFormat HEX = HexFormat.of();

    private static final String WRITE_PRODUCTS =
            """
            INSERT INTO product (merchant_id, reference, name, price, currency, stock, active)
            SELECT m.id, kind || n, 'A thing', price, 'BRL', 100000000, true
            FROM merchant m, generate_series(0, %d) AS n,
                (VALUES ('a-', 7525), ('b-', 3990)) AS k (kind, price)
            WHERE m.slug = '%s' ON CONFLICT DO NOTHING"""
                    .formatted(PRODUCTS - 1, SLUG);
    private static final String WRITE_BUYERS =
            """
            INSERT INTO buyer (merchant_id, reference, name, email, active)
            SELECT m.id, 'buyer-' || n, 'Ana Compradora', 'cart-' || n || '@example.com', true
            FROM merchant m, generate_series(0, %d) AS n
            WHERE m.slug = '%s' ON CONFLICT DO NOTHING"""
                    .formatted(BUYERS - 1, SLUG);
    private static final String WRITE_CARTS =
            """
            INSERT INTO orders (id, merchant_id, reference, buyer_reference, buyer_email,
                buyer_name, lines, total, currency, installments, created_at, state)
            SELECT uuidv7(), m.id, 'cart-' || n, 'buyer-' || mod(n, %d),
                'cart-' || mod(n, %d) || '@example.com', 'Ana Compradora',
                jsonb_build_array(
                    jsonb_build_object('product', 'a-' || mod(n, %d), 'name', 'A thing',
                        'price', 7525, 'quantity', 1),
                    jsonb_build_object('product', 'b-' || mod(n, %d), 'name', 'A thing',
                        'price', 3990, 'quantity', 2)),
                %d, 'BRL', 1, now(), 'DRAFT'
            FROM merchant m, generate_series(%%d, %%d) AS n
            WHERE m.slug = '%s'"""
                    .formatted(BUYERS, BUYERS, PRODUCTS, PRODUCTS, TOTAL, SLUG);

    private final DataSource owner;
    private final AtomicLong next = new AtomicLong(1);
    private long written;

    Shop(DataSource owner) throws SQLException {
        this.owner = owner;
        Database.run(owner, WRITE_PRODUCTS);
        Database.run(owner, WRITE_BUYERS);
    }

    /** What the API is told of the company; its products and buyers are too many for it. */
    static String merchant() {
        return """
        {"name":"Bench","reference":"%s","platform":"%s","timeZone":"America/Sao_Paulo",\
        "currency":"BRL","returnOrigins":["https://shop.example"],"lateMoney":"accept",\
        "mainSystem":"none","wallets":{"asaas":"%s"},\
        "splitRule":{"merchant":%d,"affiliate":0}}"""
                .formatted(REFERENCE, PLATFORM, WALLET, SHARE * 100);
    }

    /** Writes carts until so many wait to be opened. */
    void stockUp(int carts) throws SQLException {
        var first = written + 1;
        var last = next.get() - 1 + carts;
        if (last < first) {
            return;
        }
        written = last;
        Database.run(owner, WRITE_CARTS.formatted(first, written));
        Database.run(owner, "ANALYZE orders, product, buyer");
    }

    /** A cart that nobody has asked for yet. */
    Cart cart() {
        var number = next.getAndIncrement();
        if (number > written) {
            throw new IllegalStateException("all " + written + " carts are open");
        }
        return new Cart(number);
    }

    /** By its number. */
    record Cart(long number) {
        String reference() {
            return "cart-" + number;
        }

        String buyer() {
            return "buyer-" + number % BUYERS;
        }

        String email() {
            return "cart-" + number % BUYERS + "@example.com";
        }

        String[] products() {
            return new String[] {"a-" + number % PRODUCTS, "b-" + number % PRODUCTS};
        }

        /** The whole request, signed now. */
        byte[] request() throws GeneralSecurityException {
            var signedAt = Instant.now().getEpochSecond();
            var products = products();
            return """
            {"billingTypes":["CREDIT_CARD","PIX"],"chargeTypes":["DETACHED"],"minutesToExpire":60,\
            "totalAmount":155.05,"externalReference":"%s",\
            "callback":{"successUrl":"https://shop.example/done",\
            "cancelUrl":"https://shop.example/cancel","expiredUrl":"https://shop.example/expired"},\
            "items":[%s,%s],\
            "customerData":{"name":"Ana Compradora","cpfCnpj":"52998224725","email":"%s",\
            "phone":"11987654321","address":"Rua das Flores","addressNumber":"10",\
            "province":"Centro","postalCode":"01310100","city":"São Paulo"},\
            "installment":{"maxInstallmentCount":1},\
            "splits":[{"walletId":"%s","percentageValue":%d},{"walletId":"%s","percentageValue":%d}],\
            "orderId":"%s","userId":"%s","companyId":"%s",\
            "productList":[{"productId":"%s","quantity":1},{"productId":"%s","quantity":2}],\
            "signedAt":%d,"keyId":"%s","signature":"%s"}"""
                    .formatted(
                            reference(),
                            item(products[0], 1, "75.25"),
                            item(products[1], 2, "39.90"),
                            email(),
                            WALLET,
                            SHARE,
                            PLATFORM_WALLET,
                            100 - SHARE,
                            reference(),
                            buyer(),
                            REFERENCE,
                            products[0],
                            products[1],
                            signedAt,
                            KEY_ID,
                            signature(signedAt))
                    .getBytes(UTF_8);
        }

        private static String item(String product, int quantity, String price) {
            return """
            {"externalReference":"%s","name":"A thing","description":"It is good for something.",\
            "quantity":%d,"unitPrice":%s,"value":%s}"""
                    .formatted(product, quantity, price, price);
        }

        private String signature(long signedAt) throws GeneralSecurityException {
            var products = products();
            var text =
                    "v1\n%s\n%s\n%s\n%d\n%d\n%s|1|7525\n%s|2|3990"
                            .formatted(
                                    REFERENCE,
                                    reference(),
                                    buyer(),
                                    TOTAL,
                                    signedAt,
                                    products[0],
                                    products[1]);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HEX.formatHex(mac.doFinal(text.getBytes(UTF_8)));
        }
    }

    private static String wallet(String owner) {
        return UUID.nameUUIDFromBytes(("bench wallet of " + owner).getBytes(UTF_8)).toString();
    }
}
