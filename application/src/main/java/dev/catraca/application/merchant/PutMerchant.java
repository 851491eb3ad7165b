package dev.catraca.application.merchant;

import dev.catraca.application.merchant.WriteMerchant.Command;
import dev.catraca.application.merchant.WriteMerchant.Outcome;
import dev.catraca.application.shared.port.Transactions;

/** Creates a merchant, or replaces all that is known of it. */
public final class PutMerchant {
    private final WriteMerchant writing;
    private final Transactions transactions;

    public PutMerchant(WriteMerchant writing, Transactions transactions) {
        this.writing = writing;
        this.transactions = transactions;
    }

    public Outcome put(Command command) {
        return transactions.compute(() -> writing.write(command));
    }
}
