package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.ImportCatalogue.Item;
import dev.catraca.application.catalogue.ImportCatalogue.Reason;
import dev.catraca.application.catalogue.ImportCatalogue.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Some lines of an import that are put together: no two of them are about the same thing. */
final class ImportBatch {
    private final Map<Key, Long> lines = new HashMap<>();
    private final List<Item> items = new ArrayList<>();

    /** Kind and name of a thing; all lines are about one merchant, or about merchants. */
    private record Key(Class<? extends Item> kind, Object name) {
        static Key of(Item item) {
            return new Key(item.getClass(), item.name());
        }
    }

    int size() {
        return items.size();
    }

    boolean holds(Item item) {
        return lines.containsKey(Key.of(item));
    }

    void add(long line, Item item) {
        lines.put(Key.of(item), line);
        items.add(item);
    }

    /** What these lines hold of one kind. */
    <I extends Item, T> List<T> all(Class<I> kind, Function<I, T> thing) {
        return items.stream().filter(kind::isInstance).map(kind::cast).map(thing).toList();
    }

    /** The lines that put the things of these names. */
    List<Refusal> refusals(Class<? extends Item> kind, Collection<?> names, Reason reason) {
        return names.stream().map(it -> new Refusal(line(new Key(kind, it)), reason)).toList();
    }

    private long line(Key key) {
        var line = lines.get(key);
        if (line == null) {
            throw new IllegalStateException("refused, but never asked for: " + key);
        }
        return line;
    }
}
