package dev.catraca.sandbox.twins;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.twins.http.Html;

/** {@code GET /}: everything there is, with links. */
final class IndexPage {

    private IndexPage() {}

    static String of(Twins twins, Faults faults) {
        StringBuilder body = new StringBuilder(intro(twins));
        for (Fault fault : Fault.values()) {
            body.append("<tr><td><code>")
                    .append(fault.externalName())
                    .append("</code></td><td>")
                    .append(Html.escaped(fault.description()))
                    .append("</td></tr>");
        }
        body.append("</table><p>Armed now: ").append(faults.armed().size()).append("</p>");
        return Html.page("en", "Catraca's sandbox", body.toString());
    }

    private static String intro(Twins twins) {
        return """
            <p>Everything the product knows of the outside, without the outside. All state is in memory
            and gone when the sandbox stops.</p>
            <h2>To look at</h2>
            <ul>
            <li><a href="/mailbox">/mailbox</a> — every mail that was sent
            (<a href="/mailbox/messages">as JSON</a>, <code>?to=</code> picks an address)</li>
            <li><a href="/clock">/clock</a> — the twins' time; move it by <code>POST</code></li>
            <li><a href="/faults">/faults</a> — what can go wrong on demand, and what will</li>
            <li><a href="/stripe/twin/ledger">/stripe/twin/ledger</a>,
            <a href="/stripe/twin/deliveries">/stripe/twin/deliveries</a>,
            <a href="/stripe/twin/webhook-endpoints">/stripe/twin/webhook-endpoints</a>
            — what Stripe knows</li>
            <li><a href="/asaas/twin/ledger">/asaas/twin/ledger</a>,
            <a href="/asaas/twin/events">/asaas/twin/events</a>,
            <a href="/asaas/twin/deliveries">/asaas/twin/deliveries</a>,
            <a href="/asaas/twin/webhooks">/asaas/twin/webhooks</a>
            — what Asaas knows</li>
            <li><a href="/pacto/twin/ledger">/pacto/twin/ledger</a>,
            <a href="/pacto/twin/requests">/pacto/twin/requests</a>,
            <a href="/pacto/twin/units">/pacto/twin/units</a>
            — what Pacto knows</li>
            <li><a href="/google/recaptcha/demo">/google/recaptcha/demo</a> — a reCAPTCHA token,
            <a href="/google/twin/verifications">/google/twin/verifications</a>
            — which were asked about</li>
            <li><a href="/main-system/twin/ledger">/main-system/twin/ledger</a>
            — what the remote main system knows</li>
            </ul>
            <h2>For programs</h2>
            <table>
            <tr><th>Stripe</th><td><code>%1$s/stripe</code></td></tr>
            <tr><th>Asaas</th><td><code>%1$s/asaas/v3</code></td></tr>
            <tr><th>Pacto V2</th><td><code>%1$s/pacto/api/prest</code></td></tr>
            <tr><th>Pacto V3</th><td><code>%1$s/pacto/apigw</code></td></tr>
            <tr><th>reCAPTCHA</th><td><code>%1$s/google</code></td></tr>
            <tr><th>Main system</th><td><code>%1$s/main-system/api</code></td></tr>
            <tr><th>SMTP</th><td><code>localhost:%2$d</code></td></tr>
            </table>
            <h2>Move the clock</h2>
            <pre>curl -d '{"advance":"PT2H"}' %1$s/clock
            curl -d '{"at":"2027-01-31T12:00:00Z"}' %1$s/clock
            curl -d '{"reset":true}' %1$s/clock</pre>
            <h2>Faults by name</h2>
            <pre>curl -d '{"name":"timeout-after","party":"stripe","operation":"create-session"}' %1$s/faults
            curl -X DELETE %1$s/faults</pre>
            <table><tr><th>name</th><th>does</th></tr>
            """
                .formatted(twins.uri(), twins.smtpPort());
    }
}
