package dev.catraca.adapters.persistence.installation;

/** Every column whose texts are envelopes, with what their owner is made of. */
enum SealedColumn {
    ACCOUNTS("provider_account", "credentials", "'account:' || provider"),
    SIGNING_SECRETS("signing_secret", "secret", "'signing-secret:' || key_id");

    private final String table;
    private final String column;
    private final String purpose;

    SealedColumn(String table, String column, String purpose) {
        this.table = table;
        this.column = column;
        this.purpose = purpose;
    }

    String table() {
        return table;
    }

    /** The ids of the master keys in use. */
    String keyIds() {
        return "SELECT DISTINCT split_part(%1$s, '.', 2) FROM %2$s".formatted(column, table);
    }

    /** Merchant, purpose and envelope of what is sealed under another key than the given one. */
    String sealedOtherwise() {
        return "SELECT merchant_id, %s, %s FROM %s WHERE split_part(%2$s, '.', 2) <> ?"
                .formatted(purpose, column, table);
    }

    /** Replaces an envelope of a merchant, unless somebody wrote another meanwhile. */
    String replace() {
        return "UPDATE %2$s SET %1$s = ? WHERE merchant_id = ? AND %1$s = ?"
                .formatted(column, table);
    }
}
