/** Where providers ring. */
@NullMarked
package dev.catraca.adapters.web.webhooks;

import org.jspecify.annotations.NullMarked;
