package cpor.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cpor.claim.ClaimDetails;
import cpor.claim.Refusal.Fault;
import cpor.http.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 7396, appendix A, in which a removed member is one that is null. */
class MergePatchTest {

  private static final String CLAIM =
      """
      {"customer": {"tenantId": "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11", "name": "Contoso Kft."},
       "partner": {"partnerId": "4567890"}, "solutionArea": "MICROSOFT_365", "activity": "USAGE",
       "products": [{"name": "Teams"}],
       "customerContact": {"name": "Kovács Cili", "email": "cili@contoso.hu", "language": "hu"},
       "partnerContact": {"name": "Péter Partner", "email": "peter@fabrikam.example"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":\"b\"}          | {\"a\":\"c\"}                     | {\"a\":\"c\"}",
        "{\"a\":\"b\"}          | {\"b\":\"c\"}                     | {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"}          | {\"a\":null}                      | {}",
        "{\"a\":\"b\",\"b\":1}  | {\"a\":null}                      | {\"b\":1}",
        "{\"a\":[\"b\"]}        | {\"a\":\"c\"}                     | {\"a\":\"c\"}",
        "{\"a\":\"c\"}          | {\"a\":[\"b\"]}                   | {\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}}  | {\"a\":{\"b\":\"d\",\"c\":null}}  | {\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":1}]}    | {\"a\":[1]}                       | {\"a\":[1]}",
        "[\"a\",\"b\"]          | [\"c\",\"d\"]                     | [\"c\",\"d\"]",
        "{\"a\":\"b\"}          | [\"c\"]                           | [\"c\"]",
        "{\"a\":\"foo\"}        | null                              | null",
        "{\"a\":\"foo\"}        | \"bar\"                           | \"bar\"",
        "{\"e\":null}           | {\"a\":1}                         | {\"a\":1}",
        "[1,2]                  | {\"a\":\"b\",\"c\":null}          | {\"a\":\"b\"}",
        "{}                     | {\"a\":{\"bb\":{\"ccc\":null}}}   | {\"a\":{\"bb\":{}}}"
      })
  void aPatchIsApplied(String target, String patch, String result) {
    assertThat(withoutNulls(MergePatch.applied(JsonTree.read(target), JsonTree.read(patch))))
        .isEqualTo(JsonTree.read(result));
  }

  @Test
  void whateverThePatchAClaimIsReadOrWhatIsWrongIsTold() {
    RandomTrees trees = new RandomTrees(new Random(17));
    Object claim = JsonTree.read(CLAIM);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      Object patch = trees.tree(4);
      try {
        RequestFields body = RequestFields.of(MergePatch.applied(claim, patch));
        ClaimDetails patched = ClaimDetailsFields.read(body);
        if (body.faults().isEmpty()) {
          read++;
          assertThat(ClaimDetailsFields.read(RequestFields.of(ClaimDetailsFields.tree(patched))))
              .as("%s", patch)
              .isEqualTo(patched);
        }
      } catch (RuntimeException other) {
        fail("%s".formatted(patch), other);
      }
    }
    assertThat(read).isBetween(100, 19_900);
  }

  /** What was taken by older rules must not stand in the way of every edit. */
  @Test
  void whatAPatchDoesNotTouchIsNotJudged() {
    String taken = "{\"customer\": {\"name\": \"\u3164\"}, \"products\": [{\"name\": \"\u200b\"}]}";
    assertThat(faultsAfter(taken, "{\"partnerReference\": \"PO-1\"}")).isEmpty();
    assertThat(faultsAfter(taken, "{\"customer\": {\"name\": \"\u2800\"}}"))
        .containsExactly("/customer/name");
    assertThat(
            faultsAfter(taken, "{\"products\": [{\"name\": \"Teams\"}, {\"name\": \"\u200b\"}]}"))
        .containsExactly("/products/1/name");
  }

  private static List<String> faultsAfter(String claim, String patch) {
    Object before = MergePatch.applied(JsonTree.read(CLAIM), JsonTree.read(claim));
    RequestFields body =
        RequestFields.ofPatched(MergePatch.applied(before, JsonTree.read(patch)), before);
    ClaimDetailsFields.read(body);
    return body.faults().stream().map(Fault::pointer).toList();
  }

  private static @Nullable Object withoutNulls(@Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> map)) {
      return tree;
    }
    Map<Object, @Nullable Object> present = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (value != null) {
            present.put(name, withoutNulls(value));
          }
        });
    return present;
  }
}
