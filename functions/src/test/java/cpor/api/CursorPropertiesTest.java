package cpor.api;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Actor;
import cpor.cloud.FakeCloud;
import cpor.http.Call;
import cpor.http.HttpRequest;
import cpor.store.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

class CursorPropertiesTest {

  private static final Caller OWNER = partner("org-17");
  private static final Caller OTHER = partner("org-18");

  private final FakeCloud cloud = new FakeCloud();
  private final Gateway gateway = new Gateway(cloud);
  private final String claim = new FiledClaims(cloud, gateway).draft();

  @AfterProperty
  void closeCloud() {
    cloud.close();
  }

  @Property
  void aCursorLeadsItsOwnerToItsPlaceAndNobodyElseAnywhere(@ForAll("places") String place) {
    String cursor = cursor("/claims", place);

    assertThat(place(OWNER, cursor)).contains(place);
    assertThat(place(OTHER, cursor)).isEmpty();
  }

  @Property
  void aCursorThatWasTouchedIsRefused(@ForAll("shortPlaces") String place, @ForAll char other) {
    String cursor = cursor("/claims", place);
    for (int i = 0; i < cursor.length(); i++) {
      if (cursor.charAt(i) != other) {
        String touched = cursor.substring(0, i) + other + cursor.substring(i + 1);
        assertThat(place(OWNER, touched)).as(touched).isEmpty();
      }
    }
  }

  @Property
  void aTextThatIsNoCursorIsRefused(@ForAll String text) {
    assertThat(place(OWNER, text)).isEmpty();
  }

  /** The checksum is no secret: whoever knows how it is made can make one for any place. */
  @Property
  void aPlaceThatSomebodyMadeUpIsRefusedOrLeadsToAPage(@ForAll("places") String place) {
    Call claims = gateway.as(Gateway.PARTNER, "GET /claims");
    Call history = gateway.as(Gateway.PARTNER, "GET /claims/{id}/history", claim);

    assertThat(claims.query("cursor", cursor("/claims", place)).send().status()).isIn(200, 400);
    assertThat(
            history.query("cursor", cursor("/claims/" + claim + "/history", place)).send().status())
        .isIn(200, 400);
  }

  /** Where the page begins that a cursor asks for; empty if it is refused. */
  private static Optional<String> place(Caller caller, String cursor) {
    try {
      return Optional.of(
          list("/claims", caller, Map.of("cursor", cursor))
              .page((_, start) -> new Page<>(List.of(String.valueOf(start)), null))
              .items()
              .getFirst());
    } catch (ProblemFound refused) {
      assertThat(refused.type()).isEqualTo(ProblemType.CURSOR_INVALID);
      return Optional.empty();
    }
  }

  private static String cursor(String path, String place) {
    return list(path, OWNER, Map.of()).cursor(place);
  }

  private static ListRequest list(String path, Caller caller, Map<String, String> query) {
    HttpRequest request =
        new HttpRequest(
            "GET " + path,
            "GET",
            path,
            "request-1",
            Map.of(),
            query,
            Map.of(),
            Map.of(),
            new HttpRequest.Body(new byte[0]));
    return new ListRequest(request, caller, Set.of());
  }

  private static Caller partner(String organisation) {
    return new Caller.Partner(Actor.partner("user-1", null), true, organisation, Set.of());
  }

  @Provide
  Arbitrary<String> places() {
    return Arbitraries.oneOf(shortPlaces(), Arbitraries.just("x".repeat(3_000)));
  }

  @Provide
  Arbitrary<String> shortPlaces() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMinLength(1).ofMaxLength(40),
        Arbitraries.of(
            "2026-11-23T09:00:00Z#01a2076c-4468-74ab-8471-9a226c9ffe42",
            "2026-11-23T09:00:00Z#",
            "#",
            "EVENT#000001"));
  }
}
