package dev.catraca.domain.shared;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How a whole of indivisible units is divided by weights, so that the parts add up to it. */
public final class Apportionment {
    private static final BigInteger TWO = BigInteger.TWO;

    private Apportionment() {}

    /**
     * By largest remainder: everybody gets the whole units due, and what is left goes one by one to
     * the largest fractions, of equal ones to the first.
     */
    public static long[] byLargestRemainder(long whole, BigInteger[] weights) {
        var sum = sum(weights);
        var parts = new long[weights.length];
        if (sum.signum() == 0) {
            return parts;
        }
        var remainders = new BigInteger[weights.length];
        var left = whole;
        for (var i = 0; i < weights.length; i++) {
            var quota = weights[i].multiply(BigInteger.valueOf(whole)).divideAndRemainder(sum);
            parts[i] = quota[0].longValueExact();
            remainders[i] = quota[1];
            left -= parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted((a, b) -> remainders[b].compareTo(remainders[a]))
                .limit(left)
                .forEach(it -> parts[it]++);
        return parts;
    }

    /** The same, of an amount, by amounts of the same currency. */
    public static List<Money> byLargestRemainder(Money whole, List<Money> weights) {
        var parts =
                byLargestRemainder(
                        whole.minor(),
                        weights.stream()
                                .map(it -> BigInteger.valueOf(it.minor()))
                                .toArray(BigInteger[]::new));
        return Arrays.stream(parts).mapToObj(it -> new Money(it, whole.currency())).toList();
    }

    /**
     * By Webster's method, which never takes from anybody when the whole grows: what goes back in
     * several steps goes back as if in one. Of a whole as large as the sum of the weights everybody
     * gets exactly the weight.
     */
    public static long[] bySteps(long whole, long[] weights) {
        var parts = new long[weights.length];
        var sum = BigInteger.valueOf(Arrays.stream(weights).sum());
        if (sum.signum() == 0) {
            return parts;
        }
        for (var i = 0; i < weights.length; i++) {
            // The quota, rounded to the nearest.
            parts[i] =
                    BigInteger.valueOf(weights[i])
                            .multiply(BigInteger.valueOf(whole))
                            .multiply(TWO)
                            .add(sum)
                            .divide(sum.multiply(TWO))
                            .longValueExact();
        }
        for (var missing = whole - Arrays.stream(parts).sum(); missing > 0; missing--) {
            parts[next(parts, weights)]++;
        }
        for (var over = Arrays.stream(parts).sum() - whole; over > 0; over--) {
            parts[last(parts, weights)]--;
        }
        return parts;
    }

    /** Whose turn it is to get one more. */
    private static int next(long[] parts, long[] weights) {
        var best = 0;
        for (var i = 1; i < parts.length; i++) {
            if (isLess(weights[best], 2 * parts[best] + 1, weights[i], 2 * parts[i] + 1)) {
                best = i;
            }
        }
        return best;
    }

    /** Who got the last one, as far as anybody got one. */
    private static int last(long[] parts, long[] weights) {
        var worst = -1;
        for (var i = 0; i < parts.length; i++) {
            if (parts[i] > 0
                    && (worst < 0
                            || !isLess(
                                    weights[worst],
                                    2 * parts[worst] - 1,
                                    weights[i],
                                    2 * parts[i] - 1))) {
                worst = i;
            }
        }
        return worst;
    }

    /** Whether a / b is less than c / d. */
    private static boolean isLess(long a, long b, long c, long d) {
        return BigInteger.valueOf(a)
                        .multiply(BigInteger.valueOf(d))
                        .compareTo(BigInteger.valueOf(c).multiply(BigInteger.valueOf(b)))
                < 0;
    }

    private static BigInteger sum(BigInteger[] weights) {
        return Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
