package dev.catraca.sandbox.twins.http;

/** A page to pay on, as it grows: what the buttons and notes of all providers' pages share. */
public final class PayPage {

    private final String address;
    private final boolean portuguese;
    private final StringBuilder html = new StringBuilder();

    /** The address of the page; a button posts to it, a slash and the name of its action. */
    public PayPage(String address, boolean portuguese) {
        this.address = address;
        this.portuguese = portuguese;
    }

    /** Where HTML is added. */
    public StringBuilder html() {
        return html;
    }

    public String say(String pt, String en) {
        return portuguese ? pt : en;
    }

    public void note(String text) {
        html.append("<p class=\"note\">").append(Html.escaped(text)).append("</p>");
    }

    /** A button that is a form of its own. */
    public void button(String action, String label, boolean main) {
        html.append("<form method=\"post\" action=\"")
                .append(addressOf(action))
                .append("\"><button")
                .append(main ? " class=\"main\">" : ">")
                .append(label)
                .append("</button></form>");
    }

    /** A button of the form around it. */
    public void submit(String action, String label, boolean main) {
        html.append("<button formaction=\"")
                .append(addressOf(action))
                .append(main ? "\" class=\"main\">" : "\">")
                .append(label)
                .append("</button> ");
    }

    public String addressOf(String action) {
        return address + "/" + action;
    }

    /** All of it; the id says what is paid here. */
    public String whole(String id, String title) {
        html.append("<p><small>")
                .append(Html.escaped(id))
                .append(" · <a href=\"/\">sandbox</a></small></p>");
        return Html.page(portuguese ? "pt-BR" : "en", title, html.toString());
    }
}
