package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.stripe.FormNode.Branch;
import dev.catraca.sandbox.twins.stripe.FormNode.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a parameter must look like; a violation is refused as Stripe refuses it. */
@FunctionalInterface
interface Rule {

    Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");

    void check(String name, FormNode value);

    /** Known children only, and all of the required ones. */
    static Rule object(Map<String, Rule> known, Set<String> required) {
        return (name, value) -> {
            if (!(value instanceof Branch branch)) {
                throw StripeRefusal.invalid(name, "Invalid object");
            }
            branch.children()
                    .forEach(
                            (child, node) -> {
                                String path = path(name, child);
                                Rule rule = known.get(child);
                                if (rule == null) {
                                    throw StripeRefusal.invalid(
                                            "parameter_unknown",
                                            path,
                                            "Received unknown parameter: " + path);
                                }
                                rule.check(path, node);
                            });
            required.stream().sorted().forEach(child -> require(branch, name, child));
        };
    }

    static void require(Branch branch, String name, String child) {
        if (!branch.children().containsKey(child)) {
            String path = path(name, child);
            throw StripeRefusal.invalid(
                    "parameter_missing", path, "Missing required param: %s.".formatted(path));
        }
    }

    static Rule list(int most, Rule each) {
        return (name, value) -> {
            if (!(value instanceof Branch branch) || branch.items().isEmpty()) {
                throw StripeRefusal.invalid(name, "Invalid array");
            }
            if (branch.children().size() > most) {
                throw StripeRefusal.invalid(
                        name,
                        "Array %s exceeded maximum %d allowed elements.".formatted(name, most));
            }
            branch.children().forEach((child, node) -> each.check(path(name, child), node));
        };
    }

    static Rule text(int longest) {
        return (name, value) -> {
            String text = nonEmpty(name, value);
            if (text.codePointCount(0, text.length()) > longest) {
                throw StripeRefusal.invalid(
                        "parameter_invalid_string_length",
                        name,
                        "Invalid string: %s must be at most %d characters"
                                .formatted(name, longest));
            }
        };
    }

    static Rule oneOf(String... allowed) {
        List<String> values = List.of(allowed);
        return (name, value) -> {
            if (!values.contains(nonEmpty(name, value))) {
                throw StripeRefusal.invalid(
                        name,
                        "Invalid %s: must be one of %s".formatted(name, String.join(", ", values)));
            }
        };
    }

    static Rule integer(long least, long most) {
        return (name, value) -> {
            String text = nonEmpty(name, value);
            if (!INTEGER.matcher(text).matches()) {
                throw StripeRefusal.invalid(
                        "parameter_invalid_integer", name, "Invalid integer: " + text);
            }
            long number = Long.parseLong(text);
            if (number < least) {
                throw StripeRefusal.invalid(
                        "parameter_invalid_integer",
                        name,
                        "This value must be greater than or equal to %d.".formatted(least));
            }
            if (number > most) {
                throw StripeRefusal.invalid(
                        "parameter_invalid_integer",
                        name,
                        "This value must be less than or equal to %d.".formatted(most));
            }
        };
    }

    static Rule truth() {
        return (name, value) -> {
            String text = nonEmpty(name, value);
            if (!text.equals("true") && !text.equals("false")) {
                throw StripeRefusal.invalid(name, "Invalid boolean: " + text);
            }
        };
    }

    static Rule currency() {
        return (name, value) -> {
            String text = nonEmpty(name, value);
            boolean known =
                    text.equals(text.toLowerCase(Locale.ROOT))
                            && Currencies.isKnown(text.toUpperCase(Locale.ROOT));
            if (!known) {
                throw StripeRefusal.invalid(
                        name,
                        "Invalid currency: %s. Use a lowercase three-letter ISO code."
                                .formatted(text));
            }
        };
    }

    static Rule email() {
        return (name, value) -> {
            String text = nonEmpty(name, value);
            if (text.length() > 512 || !EMAIL.matcher(text).matches()) {
                throw StripeRefusal.invalid(
                        "email_invalid", name, "Invalid email address: " + text);
            }
        };
    }

    static Rule url() {
        return (name, value) -> {
            // The placeholder is not part of any URL's grammar.
            String text = nonEmpty(name, value).replace("{CHECKOUT_SESSION_ID}", "cs_test_x");
            if (text.length() > 5000 || !isWebAddress(text)) {
                throw StripeRefusal.invalid(
                        "url_invalid",
                        name,
                        "Not a valid URL. URLs must begin with https:// or http://.");
            }
        };
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** At most 50 keys of 40 characters with values of 500; an empty value unsets a key. */
    static Rule metadata() {
        return (name, value) -> {
            if (value instanceof Text text && text.value().isEmpty()) {
                return;
            }
            if (!(value instanceof Branch branch)) {
                throw StripeRefusal.invalid(name, "Invalid object");
            }
            if (branch.children().size() > 50) {
                throw StripeRefusal.invalid(name, "You can specify up to 50 metadata keys.");
            }
            branch.children().forEach((key, node) -> metadatum(name, key, node));
        };
    }

    private static void metadatum(String name, String key, FormNode value) {
        String path = path(name, key);
        if (!(value instanceof Text text)) {
            throw StripeRefusal.invalid(path, "Metadata values must be strings.");
        }
        if (key.length() > 40) {
            throw StripeRefusal.invalid(
                    path,
                    "Metadata keys can have up to 40 characters, but you passed in a longer one.");
        }
        if (text.value().length() > 500) {
            throw StripeRefusal.invalid(
                    path,
                    "Metadata values can have up to 500 characters, but you passed in a value that is"
                            + " %d characters.".formatted(text.value().length()));
        }
    }

    /** Exists at Stripe, is not imitated here, and would change what happens. */
    static Rule notInTwin() {
        return (name, value) -> {
            throw StripeRefusal.notInTwin(name);
        };
    }

    private static String nonEmpty(String name, FormNode value) {
        if (!(value instanceof Text text)) {
            throw StripeRefusal.invalid(name, "Invalid string");
        }
        if (text.value().isEmpty()) {
            throw StripeRefusal.invalid(
                    "parameter_invalid_empty",
                    name,
                    "You passed an empty string for '%1$s'. We assume empty values are an attempt to"
                                    .formatted(name)
                            + " unset a parameter; however '%1$s' cannot be unset."
                                    .formatted(name));
        }
        return text.value();
    }

    private static String path(String name, String child) {
        return name.isEmpty() ? child : name + "[" + child + "]";
    }
}
