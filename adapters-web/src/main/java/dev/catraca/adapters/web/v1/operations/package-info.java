/** What operators look at and push: notifications and provisionings. */
@NullMarked
package dev.catraca.adapters.web.v1.operations;

import org.jspecify.annotations.NullMarked;
