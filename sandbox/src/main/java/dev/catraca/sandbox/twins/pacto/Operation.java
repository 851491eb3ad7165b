package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.Reply;

/** What a call of an API does; throws {@link PactoRefusal} if it is not in order. */
@FunctionalInterface
interface Operation {

    Reply answer(PactoCall call);
}
