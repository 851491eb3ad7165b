package dev.catraca.domain.blocklist;

import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.TaxId;

/** Who is blocked, or might be. */
public sealed interface Subject {
    /** What somebody is known by. */
    enum Kind {
        IP,
        TAX_ID,
        EMAIL
    }

    Kind kind();

    /** The same text for the same subject, however it was written. */
    String canonical();

    /** For people's eyes. */
    String masked();

    /** Whoever calls from there. */
    record OfAddress(IpRange range) implements Subject {
        @Override
        public Kind kind() {
            return Kind.IP;
        }

        @Override
        public String canonical() {
            return range.canonical();
        }

        @Override
        public String masked() {
            return range.toString();
        }
    }

    /** A person or a company. */
    record OfTaxId(TaxId taxId) implements Subject {
        @Override
        public Kind kind() {
            return Kind.TAX_ID;
        }

        @Override
        public String canonical() {
            return taxId.digits();
        }

        @Override
        public String masked() {
            return taxId.toString();
        }
    }

    /** A mailbox. */
    record OfEmail(Email email) implements Subject {
        @Override
        public Kind kind() {
            return Kind.EMAIL;
        }

        @Override
        public String canonical() {
            return email.value();
        }

        @Override
        public String masked() {
            return email.toString();
        }
    }
}
