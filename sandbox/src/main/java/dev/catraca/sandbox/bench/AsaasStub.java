package dev.catraca.sandbox.bench;

import java.util.UUID;

/** Opens a checkout for whoever asks, with the very content that was asked for; nobody pays. */
final class AsaasStub extends Stub {
    private static final String NO_PAYMENTS =
            "{\"object\":\"list\",\"hasMore\":false,\"totalCount\":0,\"limit\":100,\"offset\":0,"
                    + "\"data\":[]}";

    @Override
    String answer(String method, String path, String body) {
        return method.equals("POST") && path.endsWith("/checkouts") ? opened(body) : NO_PAYMENTS;
    }

    /** What was sent, and two things more: parsing it would cost what we want to measure. */
    private static String opened(String body) {
        var id = UUID.randomUUID();
        return """
        {"id":"%s","status":"ACTIVE","link":"https://asaas.com/checkoutSession/show?id=%s",%s"""
                .formatted(id, id, body.substring(1));
    }
}
