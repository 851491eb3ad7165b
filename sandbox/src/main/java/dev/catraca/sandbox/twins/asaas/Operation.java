package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Reply;

/** What a call of the API does; throws {@link AsaasRefusal} if it is not in order. */
@FunctionalInterface
interface Operation {

    Reply answer(AsaasCall call);
}
