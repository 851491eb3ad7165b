package dev.catraca.application.merchant.port;

import dev.catraca.domain.shared.Secret;

/** Keys in a client's export, encrypted under a secret that the client gave us. */
public interface ExportedKeys {
    Opening open(Sealed key);

    /** A key as it stands in the export: initialisation vector, tag and ciphertext, in base64. */
    record Sealed(String iv, String tag, String data) {
        @Override
        public String toString() {
            return "Sealed";
        }
    }

    /** What became of it. */
    sealed interface Opening {
        record Opened(Secret key) implements Opening {}

        /** Nobody gave us the secret. */
        record SecretMissing() implements Opening {}

        /** This part of it has not the form it should have. */
        record Malformed(Part part) implements Opening {}

        /** It was sealed under another secret, or altered. */
        record Refused() implements Opening {}

        /** It opens, but what is in it is no key. */
        record NoKey() implements Opening {}
    }

    /** A part of a sealed key. */
    enum Part {
        IV,
        TAG,
        DATA
    }
}
