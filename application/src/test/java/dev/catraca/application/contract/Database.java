package dev.catraca.application.contract;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.catalogue.port.Products;
import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.application.idempotency.port.Answers;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.order.port.Cancellations;
import dev.catraca.application.order.port.OrderSearch;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.payment.port.Ledger;
import dev.catraca.application.payment.port.Openings;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Refunds;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.application.payment.port.Transfers;
import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.quote.port.Quotes;
import dev.catraca.application.reconciliation.port.Backlogs;
import dev.catraca.application.reconciliation.port.Comparisons;
import dev.catraca.application.sale.port.PlanSnapshots;
import dev.catraca.application.sale.port.SaleQuotes;
import dev.catraca.application.shared.port.Transactions;

/** All collections over one empty database. */
public interface Database {
    Transactions transactions();

    Merchants merchants();

    ProviderAccounts providerAccounts();

    SigningSecrets signingSecrets();

    ApiKeys apiKeys();

    Plans plans();

    Products products();

    Coupons coupons();

    Affiliates affiliates();

    RegisteredBuyers registeredBuyers();

    Quotes quotes();

    Orders orders();

    OrderSearch orderSearch();

    Cancellations cancellations();

    Payments payments();

    Inbox inbox();

    Provisionings provisionings();

    Comparisons comparisons();

    Backlogs backlogs();

    Mails mails();

    Openings openings();

    Sales sales();

    SaleQuotes saleQuotes();

    PlanSnapshots planSnapshots();

    Timeline timeline();

    Ledger ledger();

    Transfers transfers();

    Refunds refunds();

    Answers answers();
}
