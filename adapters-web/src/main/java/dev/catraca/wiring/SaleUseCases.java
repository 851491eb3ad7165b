package dev.catraca.wiring;

import dev.catraca.application.blocklist.FindBlocked;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.ApplyReport;
import dev.catraca.application.payment.ResolveSale;
import dev.catraca.application.payment.WriteReceiptMail;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.application.sale.AskUnit;
import dev.catraca.application.sale.CheckHuman;
import dev.catraca.application.sale.ForgetUsedTokens;
import dev.catraca.application.sale.ImportUnitKeys;
import dev.catraca.application.sale.ListUnits;
import dev.catraca.application.sale.ReadUnitPlans;
import dev.catraca.application.sale.SellPlan;
import dev.catraca.application.sale.SimulateSale;
import dev.catraca.application.sale.TokenizeCard;
import dev.catraca.application.sale.port.BotCheck;
import dev.catraca.application.sale.port.CardTokens;
import dev.catraca.application.sale.port.PlanSnapshots;
import dev.catraca.application.sale.port.RedeemedCardTokens;
import dev.catraca.application.sale.port.SaleQuotes;
import dev.catraca.application.sale.port.UnitKeys;
import dev.catraca.application.sale.port.UnitSystem;
import dev.catraca.application.sale.port.UsedCaptchas;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds the use cases around sales at a unit's counter, once. */
@Dependent
class SaleUseCases {
    @Produces
    @Singleton
    static ReadUnitPlans readUnitPlans(
            Merchants merchants,
            ProviderAccounts accounts,
            UnitSystem system,
            PlanSnapshots snapshots,
            Clock clock,
            @ConfigProperty(name = "catraca.catalogue.ttl", defaultValue = "PT30M") Duration life) {
        return new ReadUnitPlans(merchants, accounts, system, snapshots, clock, life);
    }

    @Produces
    @Singleton
    static SimulateSale simulateSale(
            Merchants merchants,
            ProviderAccounts accounts,
            ReadUnitPlans plans,
            UnitSystem system,
            SaleQuotes quotes,
            Clock clock,
            @ConfigProperty(name = "catraca.catalogue.ttl", defaultValue = "PT30M") Duration life) {
        return new SimulateSale(merchants, accounts, plans, system, quotes, clock, life);
    }

    @Produces
    @Singleton
    static TokenizeCard tokenizeCard(
            @ConfigProperty(name = "catraca.cards.enabled", defaultValue = "false")
                    boolean isEnabled,
            @ConfigProperty(name = "catraca.cards.token-ttl", defaultValue = "PT10M") Duration life,
            CheckHuman humans,
            CardTokens tokens,
            Merchants merchants,
            Ids ids,
            Clock clock) {
        return new TokenizeCard(
                isEnabled ? Optional.of(life) : Optional.empty(),
                humans,
                tokens,
                merchants,
                ids,
                clock);
    }

    @Produces
    @Singleton
    static CheckHuman checkHuman(UsedCaptchas used, BotCheck bots, Clock clock) {
        return new CheckHuman(used, bots, clock);
    }

    @Produces
    @Singleton
    static ForgetUsedTokens forgetUsedTokens(
            RedeemedCardTokens cards, UsedCaptchas captchas, Clock clock) {
        return new ForgetUsedTokens(cards, captchas, clock);
    }

    @Produces
    @Singleton
    static SellPlan sellPlan(
            Merchants merchants,
            ProviderAccounts accounts,
            ReadUnitPlans plans,
            AskUnit asking,
            UnitSystem system,
            SellsDirectly seller,
            SaleQuotes quotes,
            CheckHuman humans,
            FindBlocked blocked,
            CardTokens tokens,
            RedeemedCardTokens redeemed,
            Sales sales,
            Orders orders,
            Payments payments,
            Timeline timeline,
            ApplyReport applying,
            Mails mails,
            Transactions transactions,
            Doorbell doorbell,
            Ids ids,
            Clock clock) {
        return new SellPlan(
                merchants,
                accounts,
                plans,
                asking,
                system,
                seller,
                quotes,
                humans,
                blocked,
                tokens,
                redeemed,
                sales,
                orders,
                payments,
                timeline,
                applying,
                new WriteReceiptMail(mails, ids),
                transactions,
                doorbell,
                ids,
                clock);
    }

    @Produces
    @Singleton
    static ImportUnitKeys importUnitKeys(
            Merchants merchants,
            ProviderAccounts accounts,
            UnitKeys keys,
            SellsDirectly seller,
            Transactions transactions) {
        return new ImportUnitKeys(merchants, accounts, keys, seller, transactions);
    }

    @Produces
    @Singleton
    static AskUnit askUnit(
            Merchants merchants,
            ProviderAccounts accounts,
            UnitSystem system,
            Clock clock,
            @ConfigProperty(name = "catraca.catalogue.ttl", defaultValue = "PT30M") Duration life) {
        return new AskUnit(merchants, accounts, system, clock, life);
    }

    @Produces
    @Singleton
    static ListUnits listUnits(Merchants merchants) {
        return new ListUnits(merchants);
    }

    @Produces
    @Singleton
    static ResolveSale resolveSale(
            Merchants merchants,
            Orders orders,
            Payments payments,
            Sales sales,
            ApplyReport applying,
            Timeline timeline,
            Transactions transactions,
            Doorbell doorbell,
            Clock clock) {
        return new ResolveSale(
                merchants,
                orders,
                payments,
                sales,
                applying,
                timeline,
                transactions,
                doorbell,
                clock);
    }
}
