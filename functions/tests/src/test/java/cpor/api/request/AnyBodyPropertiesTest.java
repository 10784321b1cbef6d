package cpor.api.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.api.problem.ProblemFound;
import cpor.api.problem.ProblemType;
import cpor.claim.ClaimDetails;
import cpor.claim.Refusal.Fault;
import cpor.claim.VisibleText;
import cpor.http.HttpRequest;
import cpor.idna.DomainName;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Bodies as clients may send them, in good faith or not: numbers of any size and form, texts that
 * nobody sees, domains in every script, every encoding. Each is read, or what is wrong is told.
 */
class AnyBodyPropertiesTest {

  private static final List<String> NAMES =
      List.of(
          "customer",
          "tenantId",
          "name",
          "domain",
          "partner",
          "partnerId",
          "solutionArea",
          "activity",
          "products",
          "subscriptionId",
          "customerContact",
          "partnerContact",
          "email",
          "title",
          "language",
          "partnerReference",
          "replacesClaimId",
          "fileName",
          "contentType",
          "sizeBytes",
          "sha256",
          "description",
          "text",
          "reasons",
          "",
          "a/b~c",
          "\\u0000",
          "\\ud83d",
          "\u3164");

  @Property
  void anyBodyIsReadOrWhatIsWrongIsTold(@ForAll("requests") HttpRequest request) {
    Object body;
    try {
      body = JsonBody.of(request, JsonBody.JSON).value();
    } catch (ProblemFound problem) {
      assertThat(problem.type())
          .isIn(ProblemType.MALFORMED_JSON, ProblemType.UNSUPPORTED_MEDIA_TYPE);
      return;
    }
    assertThat(CanonicalJson.of(body)).isNotEmpty();
    RequestFields fields = RequestFields.of(body);
    ClaimDetails details = ClaimDetailsFields.read(fields);
    fields.neededNumber("sizeBytes", 1, 26_214_400);
    fields.neededText("fileName", TextRule.NAME);
    fields.text("text", TextRule.TEXT);
    assertThat(fields.faults()).extracting(Fault::detail).doesNotContain("");
    assertThat(texts(details)).noneMatch(VisibleText::isBlank);
    assertThat(domains(details)).allMatch(domain -> DomainName.inAscii(domain).isPresent());
    ClaimDetails patched =
        ClaimDetailsFields.read(
            RequestFields.of(MergePatch.applied(ClaimDetailsFields.tree(details), body)));
    assertThat(patched.customer().name()).isEqualTo(details.customer().name());
  }

  private static Stream<String> texts(ClaimDetails details) {
    return Stream.concat(
            Stream.of(details.customer().name(), details.partnerReference()),
            Stream.concat(
                Stream.ofNullable(details.customerContact())
                    .flatMap(contact -> Stream.of(contact.name(), contact.title())),
                Stream.ofNullable(details.partnerContact()).map(contact -> contact.name())))
        .filter(Objects::nonNull);
  }

  private static Stream<String> domains(ClaimDetails details) {
    return Stream.concat(
        Stream.ofNullable(details.customer().domain()),
        Stream.ofNullable(details.partnerContact())
            .flatMap(contact -> Stream.ofNullable(contact.email()))
            .map(email -> email.substring(email.lastIndexOf('@') + 1)));
  }

  @Provide
  Arbitrary<HttpRequest> requests() {
    Arbitrary<String> types =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.just("application/json")),
            Tuple.of(
                1,
                Arbitraries.of(
                    "application/json; charset=utf-16", "Application/JSON;charset=\"UTF-8\"", "")));
    Arbitrary<String> encodings =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.just("")),
            Tuple.of(1, Arbitraries.of("identity", "gzip", "br, gzip")));
    return Combinators.combine(types, encodings, bytes())
        .as(
            (type, encoding, bytes) ->
                Requests.post(
                    "/claims", Map.of("content-type", type, "content-encoding", encoding), bytes));
  }

  private static Arbitrary<byte[]> bytes() {
    Arbitrary<Charset> charsets =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.just(UTF_8)),
            Tuple.of(
                1,
                Arbitraries.of(
                    StandardCharsets.UTF_16,
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.ISO_8859_1)));
    Arbitrary<String> marks = Arbitraries.of("", "", "", "\ufeff", "\n");
    return Combinators.combine(marks, claims(), charsets)
        .as((mark, json, charset) -> (mark + json).getBytes(charset));
  }

  /** A claim's fields and others, most of them right. */
  private static Arbitrary<String> claims() {
    Arbitrary<String> names =
        Arbitraries.of(NAMES).map(name -> "\"" + name.replace("\"", "") + "\"");
    Arbitrary<String> odd =
        Combinators.combine(names, value(3)).as((name, value) -> name + ": " + value);
    Arbitrary<String> customer =
        Combinators.combine(text(), domain())
            .as(
                (name, domain) ->
                    """
                    "customer": {"tenantId": "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11",
                                 "name": %s, "domain": "%s"}\
                    """
                        .formatted(name, domain));
    Arbitrary<String> contact =
        Combinators.combine(text(), text(), domain())
            .as(
                (name, title, domain) ->
                    """
                    "customerContact": {"name": %s, "title": %s, "email": "cili@%s"}\
                    """
                        .formatted(name, title, domain));
    Arbitrary<String> partner =
        domain().map("\"partnerContact\": {\"email\": \"peter@%s\"}"::formatted);
    Arbitrary<String> size = number().map("\"sizeBytes\": "::concat);
    Arbitrary<String> object =
        Arbitraries.oneOf(customer, contact, partner, size, odd)
            .list()
            .ofMaxSize(6)
            .map(members -> "{" + String.join(", ", members) + "}");
    return Arbitraries.frequencyOf(
        Tuple.of(9, object),
        Tuple.of(1, value(3)),
        Tuple.of(1, Arbitraries.strings().withChars("{}[]\",:\\u0e1-.tn ").ofMaxLength(20)));
  }

  private static Arbitrary<String> value(int levels) {
    Arbitrary<String> scalar =
        Arbitraries.oneOf(number(), text(), Arbitraries.of("null", "true", "false", "[", "}"));
    if (levels == 0) {
      return scalar;
    }
    return Arbitraries.oneOf(
        scalar,
        Arbitraries.lazy(() -> value(levels - 1)).list().ofMaxSize(3).map(Object::toString),
        Combinators.combine(Arbitraries.of(NAMES), Arbitraries.lazy(() -> value(levels - 1)))
            .as("{\"%s\": %s}"::formatted),
        Arbitraries.integers().between(30, 34).map(deep -> "[".repeat(deep) + "]".repeat(deep)));
  }

  private static Arbitrary<String> number() {
    Arbitrary<String> digits =
        Arbitraries.oneOf(
            Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(4),
            Arbitraries.of("0", "60", "26214400", "26214401", "9223372036854775808"),
            Arbitraries.integers().between(990, 1_010).map("7"::repeat));
    Arbitrary<String> exponents =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Arbitraries.integers().between(-20, 20).map(exponent -> "e" + exponent),
            Arbitraries.of(
                "E+2147483647",
                "e2147483648",
                "e-2147483649",
                "e99999999999999999999",
                "E-99999999999999999999",
                "e" + "9".repeat(900),
                "e",
                ".",
                ".5e1"));
    return Combinators.combine(Arbitraries.of("", "", "-", "+"), digits, exponents)
        .as((sign, number, exponent) -> sign + number + exponent);
  }

  private static Arbitrary<String> text() {
    return Arbitraries.oneOf(
            Arbitraries.strings()
                .withChars("\u3164\u200b\u2800\u00a0\ufe0f\u200d\u00ad\u034f\u115f\ufeff \t")
                .ofMaxLength(3),
            Arbitraries.of(
                "\udb40\udc41", "\\u3164", "\\ud83d", "\\udb40\\udd00", "\\u0000", "\ufffe"),
            Arbitraries.of("Contoso Kft.", "é", "😀", "字", "x".repeat(201), "1"),
            Arbitraries.strings().all().ofMaxLength(4))
        .list()
        .ofMaxSize(2)
        .map(parts -> "\"" + String.join("", parts).replace("\"", "") + "\"");
  }

  private static Arbitrary<String> domain() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "contoso",
                "straße",
                "xn--strae-oqa",
                "βόλος",
                "ⴀⴁ",
                "\u200dcontoso",
                "con\u200btoso",
                "\\u200d",
                "xn--",
                "例え",
                "אב",
                "1א",
                "-",
                "é".repeat(60),
                ""),
            Arbitraries.strings().all().excludeChars('"', '\\').ofMaxLength(3))
        .map(label -> label + ".example");
  }
}
