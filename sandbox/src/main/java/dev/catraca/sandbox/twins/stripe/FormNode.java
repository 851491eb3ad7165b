package dev.catraca.sandbox.twins.stripe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A parameter in Stripe's bracket notation: {@code line_items[0][quantity]=1}. */
sealed interface FormNode {

    record Text(String value) implements FormNode {}

    /** Named children; a list is one whose names are numbers. */
    record Branch(Map<String, FormNode> children) implements FormNode {

        Optional<FormNode> child(String name) {
            return Optional.ofNullable(children.get(name));
        }

        /** The children of a list by their number, or nothing if a name is no number. */
        Optional<List<FormNode>> items() {
            TreeMap<Integer, FormNode> byNumber = new TreeMap<>();
            for (Map.Entry<String, FormNode> child : children.entrySet()) {
                if (!child.getKey().matches("[0-9]{1,4}")) {
                    return Optional.empty();
                }
                byNumber.put(Integer.valueOf(child.getKey()), child.getValue());
            }
            return Optional.of(new ArrayList<>(byNumber.values()));
        }

        Optional<Branch> branch(String name) {
            return child(name).filter(Branch.class::isInstance).map(Branch.class::cast);
        }

        Optional<String> text(String name) {
            return child(name)
                    .filter(Text.class::isInstance)
                    .map(Text.class::cast)
                    .map(Text::value)
                    .filter(value -> !value.isEmpty());
        }

        Optional<Long> number(String name) {
            return text(name).map(Long::valueOf);
        }

        List<String> texts(String name) {
            return branch(name).flatMap(Branch::items).orElse(List.of()).stream()
                    .filter(Text.class::isInstance)
                    .map(item -> ((Text) item).value())
                    .toList();
        }

        /** Children that are texts, in their order. */
        Map<String, String> texts() {
            Map<String, String> texts = new LinkedHashMap<>();
            children.forEach(
                    (name, child) -> {
                        if (child instanceof Text text) {
                            texts.put(name, text.value());
                        }
                    });
            return texts;
        }
    }

    /** Reads pairs into a tree; refuses names that are no bracket notation. */
    static Branch parse(List<Map.Entry<String, String>> pairs) {
        Branch root = new Branch(new LinkedHashMap<>());
        for (Map.Entry<String, String> pair : pairs) {
            put(root, segments(pair.getKey()), pair);
        }
        return root;
    }

    private static void put(Branch root, List<String> segments, Map.Entry<String, String> pair) {
        Branch branch = root;
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            String name = segment.isEmpty() ? Integer.toString(branch.children.size()) : segment;
            if (i == segments.size() - 1) {
                if (branch.children.put(name, new Text(pair.getValue())) instanceof Branch) {
                    throw malformed(pair.getKey());
                }
                return;
            }
            FormNode next =
                    branch.children.computeIfAbsent(name, n -> new Branch(new LinkedHashMap<>()));
            if (!(next instanceof Branch below)) {
                throw malformed(pair.getKey());
            }
            branch = below;
        }
    }

    private static List<String> segments(String key) {
        List<String> segments = new ArrayList<>();
        int open = key.indexOf('[');
        segments.add(open < 0 ? key : key.substring(0, open));
        int at = open < 0 ? key.length() : open;
        while (at < key.length()) {
            int close = key.indexOf(']', at);
            if (key.charAt(at) != '[' || close < 0) {
                throw malformed(key);
            }
            segments.add(key.substring(at + 1, close));
            at = close + 1;
        }
        if (segments.getFirst().isEmpty() || segments.size() > 8) {
            throw malformed(key);
        }
        return segments;
    }

    private static StripeRefusal malformed(String key) {
        return StripeRefusal.invalid(key, "Invalid parameter name: " + key);
    }
}
