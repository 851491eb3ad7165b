package dev.catraca.adapters.persistence.installation;

/** Every column that holds envelopes, with what their owner is made of. */
enum SealedColumn {
    ACCOUNTS("provider_account", "credentials", "merchant_id", "'account:' || provider"),
    SIGNING_SECRETS("signing_secret", "secret", "merchant_id", "'signing-secret:' || key_id"),
    BLOCKLIST_KEY(
            "blocklist_key", "key", "'00000000-0000-0000-0000-000000000000'::uuid", "'blocklist'"),
    /** Only answers that show a secret are sealed, and as bytes. */
    ANSWERS(
            "idempotency WHERE is_sealed",
            "body",
            "convert_from(body, 'UTF8')",
            "convert_to(?, 'UTF8')",
            "'00000000-0000-0000-0000-000000000000'::uuid",
            "concat_ws('|', 'answer', caller, operation, key)");

    private final String rows;
    private final String column;
    private final String envelope;
    private final String written;
    private final String merchant;
    private final String purpose;

    SealedColumn(String table, String column, String merchant, String purpose) {
        this(table + " WHERE true", column, column, "?", merchant, purpose);
    }

    SealedColumn(
            String rows,
            String column,
            String envelope,
            String written,
            String merchant,
            String purpose) {
        this.rows = rows;
        this.column = column;
        this.envelope = envelope;
        this.written = written;
        this.merchant = merchant;
        this.purpose = purpose;
    }

    /** The ids of the master keys in use. */
    String keyIds() {
        return "SELECT DISTINCT split_part(%s, '.', 2) FROM %s".formatted(envelope, rows);
    }

    /** Merchant, purpose, envelope and place of what another key than the given one sealed. */
    String sealedOtherwise() {
        return "SELECT %s, %s, %s, ctid FROM %s AND split_part(%3$s, '.', 2) <> ?"
                .formatted(merchant, purpose, envelope, rows);
    }

    /** Replaces an envelope at its place, unless somebody wrote another meanwhile. */
    String replace() {
        var table = rows.substring(0, rows.indexOf(' '));
        return "UPDATE %s SET %s = %s WHERE ctid = ?::tid AND %s = %3$s"
                .formatted(table, column, written, column);
    }
}
