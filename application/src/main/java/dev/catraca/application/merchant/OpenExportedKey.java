package dev.catraca.application.merchant;

import dev.catraca.application.merchant.port.ExportedKeys;
import dev.catraca.application.merchant.port.ExportedKeys.Opening;
import dev.catraca.application.merchant.port.ExportedKeys.Sealed;
import dev.catraca.domain.shared.Secret;

/** Opens a key of a client's export, so that it can be stored as a key of ours. */
public final class OpenExportedKey {
    private final ExportedKeys keys;

    public OpenExportedKey(ExportedKeys keys) {
        this.keys = keys;
    }

    /** Initialisation vector, tag and ciphertext in base64. */
    public record Command(String iv, String tag, String data) {
        @Override
        public String toString() {
            return "Command";
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Opened(Secret key) implements Outcome {}

        /** The server was not given the secret of the export. */
        record SecretMissing() implements Outcome {}

        record IvMalformed() implements Outcome {}

        record TagMalformed() implements Outcome {}

        record DataMalformed() implements Outcome {}

        /** It was sealed under another secret, or altered. */
        record Refused() implements Outcome {}

        /** What is in it is no key. */
        record NoKey() implements Outcome {}
    }

    public Outcome open(Command command) {
        return switch (keys.open(new Sealed(command.iv(), command.tag(), command.data()))) {
            case Opening.Opened(var key) -> new Outcome.Opened(key);
            case Opening.SecretMissing() -> new Outcome.SecretMissing();
            case Opening.Malformed(var part) ->
                    switch (part) {
                        case IV -> new Outcome.IvMalformed();
                        case TAG -> new Outcome.TagMalformed();
                        case DATA -> new Outcome.DataMalformed();
                    };
            case Opening.Refused() -> new Outcome.Refused();
            case Opening.NoKey() -> new Outcome.NoKey();
        };
    }
}
