package cpor.api.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import cpor.http.HttpRequest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The cursors of one list: where its pages begin, as clients keep it. The contract promises to
 * refuse a cursor that was changed, or is of another list, caller or filter: a checksum over all of
 * them tells. It is for mistakes and keeps nobody out, which needs no cursor: a query reads the
 * caller's own partition whatever a cursor says.
 */
final class Cursors {

  private static final int CHECKSUM_DIGITS = 8;

  private final String list;

  Cursors(HttpRequest request, Caller caller) {
    Map<String, String> filters = new TreeMap<>(request.query());
    filters.keySet().removeAll(Set.of("limit", "cursor"));
    list = String.join("\n", request.path(), caller.keyOwner(), filters.toString(), "");
  }

  String at(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((checksum(place) + place).getBytes(UTF_8));
  }

  /** Empty when this list has no such cursor. */
  Optional<String> place(String cursor) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8))
          .filter(text -> text.length() > CHECKSUM_DIGITS)
          .map(text -> text.substring(CHECKSUM_DIGITS))
          .filter(place -> at(place).equals(cursor));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private String checksum(String place) {
    CRC32 checksum = new CRC32();
    checksum.update((list + place).getBytes(UTF_8));
    return HexFormat.of().toHexDigits(checksum.getValue(), CHECKSUM_DIGITS);
  }
}
