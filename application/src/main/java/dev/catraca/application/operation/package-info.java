/** What those who run the product look at. */
@NullMarked
package dev.catraca.application.operation;

import org.jspecify.annotations.NullMarked;
