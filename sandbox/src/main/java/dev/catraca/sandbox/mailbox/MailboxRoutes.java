package dev.catraca.sandbox.mailbox;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Html;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /mailbox}: the mails, for programs as JSON and for people as a page. */
public final class MailboxRoutes {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']+");

    private final Mailbox mailbox;

    private MailboxRoutes(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    public static void add(Routes routes, Mailbox mailbox) {
        MailboxRoutes resource = new MailboxRoutes(mailbox);
        routes.add("GET", "/mailbox", call -> resource.page(call));
        routes.add("GET", "/mailbox/messages", call -> resource.messages(call));
        routes.add("DELETE", "/mailbox/messages", call -> resource.clear());
    }

    private List<Mail> asked(Call call) {
        return call.query("to").map(mailbox::mails).orElseGet(mailbox::mails);
    }

    private Reply messages(Call call) {
        return Reply.json(
                200,
                JsonText.array(
                        asked(call),
                        mail ->
                                Fields.object()
                                        .with("to", mail.to())
                                        .with("subject", mail.subject())
                                        .with("text", mail.text())
                                        .with("receivedAt", mail.receivedAt().toString())
                                        .build()));
    }

    private Reply clear() {
        mailbox.clear();
        return Reply.empty(204);
    }

    private Reply page(Call call) {
        StringBuilder body = new StringBuilder();
        List<Mail> mails = asked(call);
        if (mails.isEmpty()) {
            body.append("<p>Nenhuma mensagem. · No mail.</p>");
        }
        for (Mail mail : mails.reversed()) {
            body.append("<h2>").append(Html.escaped(mail.subject())).append("</h2><p>Para · To: ");
            body.append("<strong>").append(Html.escaped(mail.to())).append("</strong> · ");
            body.append(mail.receivedAt()).append("</p><pre>");
            body.append(linked(Html.escaped(mail.text()))).append("</pre>");
        }
        return Reply.html(200, Html.page("pt-BR", "Caixa de entrada · Mailbox", body.toString()));
    }

    private static String linked(String escaped) {
        return ADDRESS.matcher(escaped).replaceAll("<a href=\"$0\">$0</a>");
    }
}
