package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.domain.sale.Customer;
import dev.catraca.domain.sale.Customer.Residence;
import dev.catraca.domain.sale.Customer.Sex;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.PostalCode;
import dev.catraca.domain.shared.TaxId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;

/** {@code cliente}: name, CPF, e-mail and phone, and what else the buyer tells. */
final class CustomerBody {
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_BIRTH = LocalDate.of(2100, 1, 1);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, Sex> SEXES =
            Map.of("M", Sex.MALE, "F", Sex.FEMALE, "O", Sex.OTHER);

    private CustomerBody() {}

    static Customer read(Fields in) {
        var name = in.value("nome", PersonName::new);
        var taxId = in.value("cpf", TaxId.Cpf::new);
        var email = in.value("email", Email::new);
        var phone = in.value("telefone", Phone::new);
        var residence =
                new Residence(
                        in.optionalText("endereco"),
                        in.optionalText("numero", 20),
                        in.optionalText("complemento"),
                        in.optionalText("bairro"),
                        in.optionalText("cidade"),
                        in.optionalText("estado", 50),
                        in.optionalValue("cep", PostalCode::new));
        var birthDate = in.optionalValue("dataNascimento", CustomerBody::birthDate);
        var sex = in.optionalChoice("sexo", SEXES);
        var identityCard = in.optionalText("rg", 20);
        return in.make(
                () ->
                        new Customer(
                                name,
                                taxId,
                                email,
                                phone,
                                residence,
                                birthDate,
                                sex,
                                identityCard));
    }

    private static LocalDate birthDate(String text) {
        try {
            var day = LocalDate.parse(text, DAY);
            if (!day.isBefore(FIRST_BIRTH) && day.isBefore(LAST_BIRTH)) {
                return day;
            }
        } catch (DateTimeException _) {
            // Answered below, like a day that cannot be.
        }
        throw new InvalidValue("birth-date-invalid", "A date of birth is written DD/MM/YYYY.");
    }
}
