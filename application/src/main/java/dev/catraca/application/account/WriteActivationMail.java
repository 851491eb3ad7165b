package dev.catraca.application.account;

import dev.catraca.application.account.FindSoldPlan.SoldPlan;
import dev.catraca.application.account.port.ActivationTokens;
import dev.catraca.application.notification.port.Mail;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.domain.account.User;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.PersonName;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Puts the mail with a user's activation link into the outbox. It speaks Portuguese and English,
 * because nobody has told us which of them the user reads.
 */
public final class WriteActivationMail {
    /**
     * {@code bought} is what made us create the user, by which order of ours if any; both are empty
     * if they only asked for a new link.
     */
    public record Command(
            User user, Optional<SoldPlan> bought, Optional<OrderId> order, Instant at) {
        static Command again(User user, Instant at) {
            return new Command(user, Optional.empty(), Optional.empty(), at);
        }
    }

    private static final String SUBJECT = "Seu acesso está pronto / Your access is ready";

    private final ActivationTokens tokens;
    private final Mails mails;
    private final Ids ids;
    private final String page;

    /** {@code publicUrl} is where users reach this system. */
    public WriteActivationMail(ActivationTokens tokens, Mails mails, Ids ids, URI publicUrl) {
        this.tokens = tokens;
        this.mails = mails;
        this.ids = ids;
        this.page = publicUrl.toString().replaceFirst("/+$", "") + "/activate?token=";
    }

    /** Runs in the caller's transaction; after its end the mails' queue wants to be rung. */
    public void write(Command command) {
        var user = command.user();
        var link = page + tokens.issue(user.id(), command.at()).value();
        var name = user.name().map(PersonName::value).map(it -> ", " + it).orElse("");
        var text = portuguese(name, command.bought(), link) + english(name, command.bought(), link);
        var mail = new Mail(ids.next(), user.email(), SUBJECT, text);
        command.order()
                .ifPresentOrElse(
                        it -> mails.add(mail, it, command.at()),
                        () -> mails.add(mail, command.at()));
    }

    private static String portuguese(String name, Optional<SoldPlan> bought, String link) {
        var paid = bought.map(it -> "Recebemos o seu pagamento: " + named(it) + "\n").orElse("");
        return """
               Olá%s!

               %sPara escolher a sua senha, abra este endereço em até 72 horas:

               %s

               Ele vale uma única vez. Se você não esperava esta mensagem, ignore-a.

               """
                .formatted(name, paid, link);
    }

    private static String english(String name, Optional<SoldPlan> bought, String link) {
        var paid = bought.map(it -> "Your payment has arrived: " + named(it) + "\n").orElse("");
        return """
               ---

               Hello%s!

               %sTo choose your password, open this address within 72 hours:

               %s

               It works once. If you did not expect this message, please ignore it.
               """
                .formatted(name, paid, link);
    }

    private static String named(SoldPlan bought) {
        return "%s (%s).".formatted(bought.plan().name(), bought.merchant().name());
    }
}
