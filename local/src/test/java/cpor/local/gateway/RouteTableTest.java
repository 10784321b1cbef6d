package cpor.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.local.template.Route;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private final RouteTable routes =
      new RouteTable(
          Stream.of(
                  "ANY /consent/{proxy+}",
                  "GET /consent/{token}",
                  "ANY /claims/{id}",
                  "GET /claims/{id}",
                  "GET /claims/mine",
                  "GET /claims/{id}/history")
              .map(RouteTableTest::route)
              .toList());

  @Test
  void aWordGoesBeforeAVariableAndAVariableBeforeTheRest() {
    assertThat(keyOf("GET", "/claims/mine")).isEqualTo("GET /claims/mine");
    assertThat(keyOf("GET", "/claims/7")).isEqualTo("GET /claims/{id}");
    assertThat(keyOf("GET", "/consent/x")).isEqualTo("GET /consent/{token}");
    assertThat(keyOf("GET", "/consent/x/y")).isEqualTo("ANY /consent/{proxy+}");
  }

  @Test
  void aNamedMethodGoesBeforeAny() {
    assertThat(keyOf("GET", "/claims/7")).isEqualTo("GET /claims/{id}");
    assertThat(keyOf("PUT", "/claims/7")).isEqualTo("ANY /claims/{id}");
  }

  @Test
  void aLessSpecificPathServesTheMethodsTheOtherLacks() {
    assertThat(keyOf("PUT", "/consent/x")).isEqualTo("ANY /consent/{proxy+}");
  }

  @Test
  void whatFitsNoRouteIsNotFound() {
    assertThat(routes.match("GET", "/")).isEmpty();
    assertThat(routes.match("GET", "/claims")).isEmpty();
    assertThat(routes.match("GET", "/claims/")).isEmpty();
    assertThat(routes.match("POST", "/claims/7/history")).isEmpty();
    assertThat(routes.match("GET", "/claims/7/history/1")).isEmpty();
    assertThat(routes.match("GET", "/CLAIMS/7")).isEmpty();
    assertThat(routes.match("GET", "/consent/")).isEmpty();
  }

  @Test
  void variablesArriveDecoded() {
    assertThat(routes.match("GET", "/claims/a%20b%2Fc+d").orElseThrow().pathParameters())
        .isEqualTo(Map.of("id", "a b/c+d"));
    assertThat(routes.match("GET", "/consent/x/y%3F").orElseThrow().pathParameters())
        .isEqualTo(Map.of("proxy", "x/y?"));
    assertThat(routes.match("GET", "/claims/50%").orElseThrow().pathParameters())
        .isEqualTo(Map.of("id", "50%"));
  }

  private String keyOf(String method, String path) {
    return routes.match(method, path).orElseThrow().route().key();
  }

  private static Route route(String key) {
    List<String> parts = List.of(key.split(" ", 2));
    return new Route(parts.get(0), parts.get(1), new Route.Access.Open(), "Function");
  }
}
