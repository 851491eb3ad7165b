/** What every implementation of the collections must do, in memory or in a database. */
@NullMarked
package dev.catraca.application.contract;

import org.jspecify.annotations.NullMarked;
