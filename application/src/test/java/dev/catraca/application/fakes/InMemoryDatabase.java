package dev.catraca.application.fakes;

import dev.catraca.application.contract.Database;
import java.time.InstantSource;

/** All collections over one transaction, as in one database. */
public record InMemoryDatabase(
        InMemoryTransactions transactions,
        InMemoryMerchants merchants,
        InMemoryProviderAccounts providerAccounts,
        InMemorySigningSecrets signingSecrets,
        InMemoryApiKeys apiKeys,
        InMemoryPlans plans,
        InMemoryProducts products,
        InMemoryCoupons coupons,
        InMemoryAffiliates affiliates,
        InMemoryRegisteredBuyers registeredBuyers,
        InMemoryQuotes quotes,
        InMemoryOrders orders,
        InMemoryOrderSearch orderSearch,
        InMemoryCancellations cancellations,
        InMemoryPayments payments,
        InMemoryInbox inbox,
        InMemoryProvisionings provisionings,
        InMemoryComparisons comparisons,
        InMemoryBacklogs backlogs,
        InMemoryMails mails,
        InMemoryTimeline timeline,
        InMemoryOpenings openings,
        InMemorySales sales,
        InMemorySaleQuotes saleQuotes,
        InMemoryPlanSnapshots planSnapshots,
        InMemoryLedger ledger,
        InMemoryTransfers transfers,
        InMemoryRefunds refunds,
        InMemoryAnswers answers)
        implements Database {

    /** An empty one; leases and due times are compared with the clock. */
    public static InMemoryDatabase at(InstantSource clock) {
        var transactions = new InMemoryTransactions();
        var merchants = new InMemoryMerchants(transactions);
        var orders = new InMemoryOrders(transactions);
        var payments = new InMemoryPayments(transactions, orders, clock);
        var accounts = new InMemoryProviderAccounts(transactions);
        var provisionings =
                new InMemoryProvisionings(transactions, clock, orders, payments, merchants);
        var timeline = new InMemoryTimeline(transactions);
        return new InMemoryDatabase(
                transactions,
                merchants,
                accounts,
                new InMemorySigningSecrets(transactions, merchants),
                new InMemoryApiKeys(transactions, merchants),
                new InMemoryPlans(transactions),
                new InMemoryProducts(transactions),
                new InMemoryCoupons(transactions),
                new InMemoryAffiliates(transactions),
                new InMemoryRegisteredBuyers(transactions),
                new InMemoryQuotes(transactions),
                orders,
                new InMemoryOrderSearch(orders, payments, merchants),
                new InMemoryCancellations(transactions),
                payments,
                new InMemoryInbox(transactions, clock),
                provisionings,
                new InMemoryComparisons(provisionings),
                new InMemoryBacklogs(transactions, accounts, clock),
                new InMemoryMails(transactions, clock),
                timeline,
                new InMemoryOpenings(transactions, orders, payments, timeline),
                new InMemorySales(transactions, orders, payments, timeline),
                new InMemorySaleQuotes(transactions),
                new InMemoryPlanSnapshots(transactions),
                new InMemoryLedger(transactions),
                new InMemoryTransfers(transactions, clock, payments),
                new InMemoryRefunds(transactions, clock),
                new InMemoryAnswers(transactions, clock));
    }
}
