package cpor.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Actor;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CursorsTest {

  private static final Cursors CLAIMS = list("/claims", "org-17", Map.of());

  @Property
  void aCursorLeadsToItsPlaceInItsListAndNowhereInAnother(@ForAll("places") String place) {
    String cursor = CLAIMS.at(place);

    assertThat(CLAIMS.place(cursor)).contains(place);
    assertThat(list("/claims", "org-17", Map.of("limit", "1", "cursor", cursor)).place(cursor))
        .contains(place);
    assertThat(list("/claims", "org-18", Map.of()).place(cursor)).isEmpty();
    assertThat(list("/claims/1/history", "org-17", Map.of()).place(cursor)).isEmpty();
    assertThat(list("/claims", "org-17", Map.of("status", "EDITING")).place(cursor)).isEmpty();
  }

  @Property
  void aCursorThatWasTouchedIsRefused(
      @ForAll("places") String place, @ForAll int anywhere, @ForAll("letters") char other) {
    StringBuilder cursor = new StringBuilder(CLAIMS.at(place));
    int touched = Math.floorMod(anywhere, cursor.length());
    boolean same = cursor.charAt(touched) == other;
    cursor.setCharAt(touched, other);

    assertThat(CLAIMS.place(cursor.toString()).isPresent()).isEqualTo(same);
  }

  @Property
  void aCursorThatWasCutOrContinuedIsRefused(
      @ForAll("places") String place, @ForAll int anywhere, @ForAll("letters") char more) {
    String cursor = CLAIMS.at(place);

    assertThat(CLAIMS.place(cursor.substring(0, Math.floorMod(anywhere, cursor.length()))))
        .isEmpty();
    assertThat(CLAIMS.place(cursor + more)).isEmpty();
  }

  @Property
  void aTextThatIsNoCursorIsRefused(@ForAll String text) {
    assertThat(CLAIMS.place(text)).isEmpty();
  }

  private static Cursors list(String path, String organisation, Map<String, String> query) {
    return new Cursors(
        Requests.get(path, query),
        new Caller.Partner(
            Actor.partner("user-1", null), true, organisation, "Adatum Zrt.", Set.of()));
  }

  /** What cursors are written in, and what fills other writers' up. */
  @Provide
  Arbitrary<Character> letters() {
    return Arbitraries.chars().alpha().numeric().with('-', '_', '=');
  }

  @Provide
  Arbitrary<String> places() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMinLength(1).ofMaxLength(40),
        Arbitraries.of(
            "2026-11-23T09:00:00Z#01a2076c-4468-74ab-8471-9a226c9ffe42",
            "2026-11-23T09:00:00Z#",
            "#",
            "EVENT#000001",
            "x".repeat(3_000)));
  }
}
