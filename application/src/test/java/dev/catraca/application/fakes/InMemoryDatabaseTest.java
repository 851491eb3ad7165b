package dev.catraca.application.fakes;

import dev.catraca.application.contract.AnswersContract;
import dev.catraca.application.contract.ApiKeysContract;
import dev.catraca.application.contract.BacklogsContract;
import dev.catraca.application.contract.CancellationsContract;
import dev.catraca.application.contract.CatalogueContract;
import dev.catraca.application.contract.ComparisonsContract;
import dev.catraca.application.contract.Database;
import dev.catraca.application.contract.InboxContract;
import dev.catraca.application.contract.MailsContract;
import dev.catraca.application.contract.MerchantsContract;
import dev.catraca.application.contract.OpeningsContract;
import dev.catraca.application.contract.OrderSearchContract;
import dev.catraca.application.contract.OrdersContract;
import dev.catraca.application.contract.PaymentsContract;
import dev.catraca.application.contract.PlansContract;
import dev.catraca.application.contract.ProvisioningsContract;
import dev.catraca.application.contract.QuotesContract;
import dev.catraca.application.contract.RefundsContract;
import dev.catraca.application.contract.SalesContract;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.contract.SecretsContract;
import dev.catraca.application.contract.TimelineContract;
import dev.catraca.application.contract.TransactionsContract;
import dev.catraca.application.contract.TransfersContract;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.Product;

class InMemoryDatabaseTest
        implements TransactionsContract,
                OrdersContract,
                PaymentsContract,
                OpeningsContract,
                SalesContract,
                TimelineContract,
                TransfersContract,
                RefundsContract,
                InboxContract,
                ProvisioningsContract,
                ComparisonsContract,
                BacklogsContract,
                MailsContract,
                AnswersContract,
                MerchantsContract,
                PlansContract,
                CatalogueContract,
                QuotesContract,
                SecretsContract,
                ApiKeysContract,
                OrderSearchContract,
                CancellationsContract {
    private final InMemoryDatabase database = InMemoryDatabase.at(() -> Samples.NOW);

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void reserve(Product product, int pieces) {
        database.products().reserve(product, pieces);
    }

    @Override
    public void use(Coupon coupon, int times) {
        database.coupons().use(coupon, times);
    }
}
