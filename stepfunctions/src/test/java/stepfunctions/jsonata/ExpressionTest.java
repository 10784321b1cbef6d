package stepfunctions.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.250Z");
  private static final String INPUT =
      """
      {"n": null, "whole": 7, "fraction": 1.5, "large": 12345678901234, "text": "t",
       "list": [1, 2, 3], "one": [1], "none": [], "object": {"x": {"y": null}}}
      """;

  private final Functions functions =
      new Functions(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $in                          | {"n":null,"whole":7,"fraction":1.5,"large":12345678901234,"text":"t","list":[1,2,3],"one":[1],"none":[],"object":{"x":{"y":null}}}
          $in.n                        | null
          $in.object.x.y               | null
          null                         | null
          {'a': null, 'b': $in.n}      | {"a":null,"b":null}
          {'a': $in.missing}           | {}
          [1, null, $in.missing]       | [1,null]
          $in.whole + 1                | 8
          $in.whole / 2                | 3.5
          10 / 2                       | 5
          $in.large + 1                | 12345678901235
          1 / 3                        | 0.3333333333333333
          2 * $in.fraction             | 3
          $in.list[$ > 1]              | [2,3]
          $in.list[$ > 2]              | 3
          $in.one                      | [1]
          $in.none                     | []
          $in.text & '!'               | "t!"
          $in.text = 't' and $in.n = null | true
          $exists($in.missing)         | false
          $type($in.n)                 | "null"
          $other                       | [true]
          $toMillis('2026-11-23T08:00:00Z') | 1795420800000
          $fromMillis(1795420800000)   | "2026-11-23T08:00:00.000Z"
          $now()                       | "2026-11-23T08:00:00.250Z"
          $now('[Y0001]-[M01]-[D01]')  | "2026-11-23"
          $now('[H01]:[m01]', '+0100') | "09:00"
          $millis()                    | 1795420800250
          $parse('{"a": [1, null]}')   | {"a":[1,null]}
          $parse('null')               | null
          '[1]' ~> $parse()            | [1]
          $hash('abc', 'SHA-256')      | "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
          $hash('abc', 'MD5')          | "900150983cd24fb0d6963f7d28e17f72"
          $partition([1, 2, 3, 4, 5], 2) | [[1,2],[3,4],[5]]
          $range(1, 7, 3)              | [1,4,7]
          $range(3, 1, -1)             | [3,2,1]
          $range(1, 1, 1)              | 1
          $range(2, 1, 1)              | []
          $random(1) = $random(1)      | true
          """)
  void evaluates(String expression, String value) {
    assertThat(evaluate(expression).map(JsonNode::toString)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$in.missing", "$unknown", "$in.list[5]", "missing", "$"})
  void hasNoValueWhereJsonataSaysUndefined(String expression) {
    assertThat(evaluate(expression)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $error('no way')         | no way
          $eval('1')               | $eval is not supported by Step Functions
          $parse('{')              | not valid JSON
          $hash('a', 'SHA-3')      | the algorithm must be one of
          $partition([1], 0)       | the chunk size must be positive
          $range(1, 2, 0)          | the increment must not be zero
          $range(1, 5000, 1)       | more than 1000 items
          $range(1, 2, 0.5)        | must be an integer
          $in.whole + 'a'          | threw an error during evaluation
          ($f := function($x) { 1 + $f($x) }; $f(1)) | threw an error during evaluation
          $nofunction()            | threw an error during evaluation
          function($x) { $x }      | returned a function
          /a/                      | returned a function or pattern
          """)
  void failsWithTheExpressionAndTheReason(String expression, String message) {
    assertThatThrownBy(() -> evaluate(expression))
        .isInstanceOf(QueryEvaluationFailed.class)
        .hasMessageStartingWith(
            "The JSONata expression '" + expression + "' specified for the field 'F'")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          '??' & "?:" & "\\"?:"         | "???:\\"?:"
          {'a??': 2}.`a??` /* ?: */ + 1 | 3
          $replace('aab', /(?:a)+/, '') | "b"
          $contains('/', /a??[/]/)      | true
          """)
  void findsOperatorsOfJsonata21OnlyWhereThereCanBeOne(String expression, String value) {
    assertThat(evaluate(expression).map(JsonNode::toString)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6 / 2 ?? 3 / 1", "$in.none?:'x'", "'a' ?? 'b'"})
  void refusesOperatorsThatStepFunctionsDoesNotHave(String expression) {
    assertThatThrownBy(() -> evaluate(expression))
        .isInstanceOf(MalformedExpression.class)
        .hasMessageContaining("has an operator of JSONata 2.1");
  }

  @Test
  void uuidsAndRandomNumbersDifferFromOneAnother() {
    Set<JsonNode> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      JsonNode uuid = evaluate("$uuid()").orElseThrow();
      assertThat(uuid.textValue())
          .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
      seen.add(uuid);
      JsonNode number = evaluate("$random()").orElseThrow();
      assertThat(number.doubleValue()).isBetween(0.0, 1.0);
      seen.add(number);
    }
    assertThat(seen).hasSize(200);
  }

  @Test
  void evaluatesTheSameOnAnotherThread() {
    Expression expression = Expression.of("{% {'a': null, 'now': $now()} %}");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Optional<JsonNode> value =
          CompletableFuture.supplyAsync(
                  () -> expression.evaluate("F", new Scope(functions, Map.of())), threads)
              .join();

      assertThat(value.map(JsonNode::toString))
          .contains("{\"a\":null,\"now\":\"2026-11-23T08:00:00.250Z\"}");
    }
  }

  @Test
  void evaluatesANullOnAnotherThread() {
    Expression expression = Expression.of("{% $in %}");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Optional<JsonNode> value =
          CompletableFuture.supplyAsync(
                  () -> expression.evaluate("F", new Scope(functions, Map.of("in", json("null")))),
                  threads)
              .join();

      assertThat(value.map(JsonNode::toString)).contains("null");
    }
  }

  private Optional<JsonNode> evaluate(String expression) {
    return Expression.of("{% " + expression + " %}")
        .evaluate("F", new Scope(functions, Map.of("in", json(INPUT), "other", json("[true]"))));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
