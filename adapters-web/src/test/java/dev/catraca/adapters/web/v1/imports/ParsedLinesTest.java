package dev.catraca.adapters.web.v1.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.web.gate.Language;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.catalogue.ImportCatalogue;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParsedLinesTest {
    private final ImportReport report = new ImportReport(Language.EN);
    private final List<String> seen = new ArrayList<>();

    @Test
    void lines_keep_their_numbers_and_blank_ones_are_passed_over() {
        assertThat(numbers("\n{1}\r\n \t\r\n\n{2}\n{3}")).containsExactly(2L, 5L, 6L);
        assertThat(seen).containsExactly("{1}\r", "{2}", "{3}");
    }

    @Test
    void a_file_may_end_with_its_last_line_or_after_it_or_be_empty() {
        assertThat(numbers("{1}\n")).containsExactly(1L);
        assertThat(numbers("{1}")).containsExactly(1L);
        assertThat(numbers("")).isEmpty();
        assertThat(numbers("\n\n")).isEmpty();
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_line() {
        numbers("\uFEFF{1}\n\uFEFF{2}");
        assertThat(seen).containsExactly("{1}", "\uFEFF{2}");
    }

    @Test
    void a_line_that_is_too_long_is_reported_and_passed_over() {
        assertThat(numbers("a".repeat(65_536) + "\n" + "b".repeat(65_537) + "\n{3}"))
                .containsExactly(1L, 2L, 3L);
        assertThat(seen).hasSize(2).endsWith("{3}");
        assertThat(errors()).containsExactly("2 null line-too-long");
    }

    @Test
    void a_bad_line_is_told_with_its_number() {
        numbers("{1}\nbad\n{3}");
        assertThat(errors()).containsExactly("2 null json-malformed");
    }

    @Test
    void all_bad_lines_are_counted_and_a_thousand_complaints_shown() {
        numbers("bad\n".repeat(1_500));
        var refusals =
                List.of(
                        new ImportCatalogue.Refusal(
                                7, ImportCatalogue.Reason.STOCK_BELOW_RESERVED));
        var view = report.view(new ImportCatalogue.Result(1_501, 0, refusals));
        assertThat(view.failed()).isEqualTo(1_501);
        assertThat(view.errors()).hasSize(1_000);
        assertThat(view.errors().get(7).field()).isEqualTo("stock");
        assertThat(view.errors().get(7).line()).isEqualTo(7);
        assertThat(view.errors().getLast().line()).isEqualTo(999);
    }

    private List<String> errors() {
        return report.view(new ImportCatalogue.Result(0, 0, List.of())).errors().stream()
                .map(it -> it.line() + " " + it.field() + " " + it.code())
                .toList();
    }

    private List<Long> numbers(String file) {
        var lines =
                new ParsedLines(
                        new ByteArrayInputStream(file.getBytes(UTF_8)), this::parse, report);
        var numbers = new ArrayList<Long>();
        lines.forEachRemaining(it -> numbers.add(it.number()));
        return numbers;
    }

    private ImportCatalogue.Item parse(byte[] line) {
        var text = new String(line, UTF_8);
        if (text.equals("bad")) {
            throw new Rejected(ProblemCode.JSON_MALFORMED);
        }
        seen.add(text);
        return new ImportCatalogue.Item.OfCoupon(Lines.COUPON);
    }
}
