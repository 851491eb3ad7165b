package dev.catraca.wiring;

import dev.catraca.application.catalogue.ImportCatalogue;
import dev.catraca.application.catalogue.PutAffiliate;
import dev.catraca.application.catalogue.PutBuyer;
import dev.catraca.application.catalogue.PutCoupon;
import dev.catraca.application.catalogue.PutPlan;
import dev.catraca.application.catalogue.PutProduct;
import dev.catraca.application.catalogue.ReadAffiliates;
import dev.catraca.application.catalogue.ReadBuyers;
import dev.catraca.application.catalogue.ReadCoupons;
import dev.catraca.application.catalogue.ReadPlans;
import dev.catraca.application.catalogue.ReadProducts;
import dev.catraca.application.catalogue.RemoveAffiliate;
import dev.catraca.application.catalogue.RemoveBuyer;
import dev.catraca.application.catalogue.RemoveCoupon;
import dev.catraca.application.catalogue.RemovePlan;
import dev.catraca.application.catalogue.RemoveProduct;
import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.catalogue.port.Products;
import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.application.merchant.OpenExportedKey;
import dev.catraca.application.merchant.WriteMerchant;
import dev.catraca.application.merchant.port.ExportedKeys;
import dev.catraca.application.payment.WriteUnit;
import dev.catraca.application.shared.port.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Builds the use cases around what merchants sell, once. */
@Dependent
class CatalogueUseCases {
    @Produces
    @Singleton
    static PutPlan putPlan(Plans plans, Transactions transactions) {
        return new PutPlan(plans, transactions);
    }

    @Produces
    @Singleton
    static RemovePlan removePlan(Plans plans, Transactions transactions) {
        return new RemovePlan(plans, transactions);
    }

    @Produces
    @Singleton
    static ReadPlans readPlans(Plans plans) {
        return new ReadPlans(plans);
    }

    @Produces
    @Singleton
    static PutProduct putProduct(Products products, Transactions transactions) {
        return new PutProduct(products, transactions);
    }

    @Produces
    @Singleton
    static ReadProducts readProducts(Products products) {
        return new ReadProducts(products);
    }

    @Produces
    @Singleton
    static RemoveProduct removeProduct(Products products, Transactions transactions) {
        return new RemoveProduct(products, transactions);
    }

    @Produces
    @Singleton
    static PutCoupon putCoupon(Coupons coupons, Transactions transactions) {
        return new PutCoupon(coupons, transactions);
    }

    @Produces
    @Singleton
    static ReadCoupons readCoupons(Coupons coupons) {
        return new ReadCoupons(coupons);
    }

    @Produces
    @Singleton
    static RemoveCoupon removeCoupon(Coupons coupons, Transactions transactions) {
        return new RemoveCoupon(coupons, transactions);
    }

    @Produces
    @Singleton
    static PutAffiliate putAffiliate(Affiliates affiliates, Transactions transactions) {
        return new PutAffiliate(affiliates, transactions);
    }

    @Produces
    @Singleton
    static ReadAffiliates readAffiliates(Affiliates affiliates) {
        return new ReadAffiliates(affiliates);
    }

    @Produces
    @Singleton
    static RemoveAffiliate removeAffiliate(Affiliates affiliates, Transactions transactions) {
        return new RemoveAffiliate(affiliates, transactions);
    }

    @Produces
    @Singleton
    static PutBuyer putBuyer(RegisteredBuyers buyers, Transactions transactions) {
        return new PutBuyer(buyers, transactions);
    }

    @Produces
    @Singleton
    static ReadBuyers readBuyers(RegisteredBuyers buyers) {
        return new ReadBuyers(buyers);
    }

    @Produces
    @Singleton
    static RemoveBuyer removeBuyer(RegisteredBuyers buyers, Transactions transactions) {
        return new RemoveBuyer(buyers, transactions);
    }

    @Produces
    @Singleton
    static ImportCatalogue importCatalogue(
            Products products,
            Coupons coupons,
            Affiliates affiliates,
            RegisteredBuyers buyers,
            Plans plans,
            WriteMerchant merchants,
            WriteUnit units,
            Transactions transactions) {
        return new ImportCatalogue(
                products,
                coupons,
                affiliates,
                buyers,
                plans,
                merchants,
                unit -> refusal(units.write(command(unit))),
                transactions);
    }

    private static WriteUnit.Command command(ImportCatalogue.Item.OfUnit it) {
        return new WriteUnit.Command(it.platform(), it.unit(), it.accounts());
    }

    private static Optional<ImportCatalogue.Reason> refusal(WriteUnit.Outcome outcome) {
        return switch (outcome) {
            case WRITTEN -> Optional.empty();
            case SLUG_TAKEN -> Optional.of(ImportCatalogue.Reason.SLUG_TAKEN);
            case PLATFORM_UNKNOWN -> Optional.of(ImportCatalogue.Reason.PLATFORM_UNKNOWN);
        };
    }

    @Produces
    @Singleton
    static OpenExportedKey openExportedKey(ExportedKeys keys) {
        return new OpenExportedKey(keys);
    }
}
