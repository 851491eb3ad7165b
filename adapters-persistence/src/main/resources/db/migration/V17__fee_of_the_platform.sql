-- What a provider keeps of a payment, where the owner of the account bears it alone (Stripe): shares are
-- of the whole amount there. net, where it is told, is what shares are of (Asaas).
ALTER TABLE payment ADD fee bigint CHECK (fee >= 0);
