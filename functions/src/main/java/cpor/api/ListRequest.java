package cpor.api;

import cpor.claim.Fault;
import cpor.http.HttpRequest;
import cpor.table.NoSuchPage;
import cpor.table.Page;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list: its page and its filters. All that is wrong with it is told at once.
 *
 * <p>A cursor says where the next page begins, and carries a checksum over that place, its list,
 * its owner and its filters. The checksum finds mistakes; it guards nothing, because every query
 * reads the caller's own partition whatever a cursor says.
 */
final class ListRequest {

  private static final int DEFAULT_LIMIT = 25;
  private static final int LARGEST_LIMIT = 100;
  private static final int CHECKSUM_BYTES = 12;

  /** Times beyond these cannot be written in four-digit years, and so not be kept in order. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Pattern RFC_3339 =
      Pattern.compile(
          "(?<local>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?)"
              + "(Z|(?<sign>[+-])(?<hours>[01]\\d|2[0-3]):(?<minutes>[0-5]\\d))",
          Pattern.CASE_INSENSITIVE);

  private final HttpRequest request;
  private final Caller caller;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * A list's query.
   *
   * @param filters the query parameters that the list takes beside {@code limit} and {@code cursor}
   */
  ListRequest(HttpRequest request, Caller caller, Set<String> filters) {
    this.request = request;
    this.caller = caller;
    for (String name : request.query().keySet()) {
      if (!name.equals("limit") && !name.equals("cursor") && !filters.contains(name)) {
        fault(name, "is not a parameter of this list");
      }
    }
  }

  private int limit() {
    String limit = request.query().get("limit");
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (limit.matches("[1-9]\\d?|100")) {
      return Integer.parseInt(limit);
    }
    fault("limit", "must be a whole number from 1 to " + LARGEST_LIMIT);
    return DEFAULT_LIMIT;
  }

  <E extends Enum<E>> @Nullable E oneOf(String filter, E[] values) {
    String given = request.query().get(filter);
    if (given == null) {
      return null;
    }
    Optional<E> value = Arrays.stream(values).filter(known -> known.name().equals(given)).findAny();
    if (value.isEmpty()) {
      fault(
          filter,
          "must be one of " + String.join(", ", Arrays.stream(values).map(Enum::name).toList()));
    }
    return value.orElse(null);
  }

  @Nullable String text(String filter, TextRule rule) {
    String given = request.query().get(filter);
    if (given == null) {
      return null;
    }
    Optional<String> wrong = rule.fault(given);
    wrong.ifPresent(detail -> fault(filter, detail));
    return wrong.isPresent() ? null : given;
  }

  @Nullable Instant time(String filter) {
    String given = request.query().get(filter);
    if (given == null) {
      return null;
    }
    Optional<Instant> time =
        rfc3339(given).filter(it -> !it.isBefore(EARLIEST) && !it.isAfter(LATEST));
    if (time.isEmpty()) {
      fault(filter, "must be a time such as 2026-11-23T08:00:00Z");
    }
    return time.orElse(null);
  }

  /** Takes every offset that the standard has; {@link java.time.ZoneOffset} ends at 18 hours. */
  private static Optional<Instant> rfc3339(String text) {
    Matcher parts = RFC_3339.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      Instant atZero = LocalDateTime.parse(parts.group("local")).toInstant(ZoneOffset.UTC);
      if (parts.group("sign") == null) {
        return Optional.of(atZero);
      }
      Duration offset =
          Duration.ofHours(Long.parseLong(parts.group("hours")))
              .plusMinutes(Long.parseLong(parts.group("minutes")));
      return Optional.of(
          parts.group("sign").equals("+") ? atZero.minus(offset) : atZero.plus(offset));
    } catch (DateTimeException noDayOfTheCalendar) {
      return Optional.empty();
    }
  }

  /** Null when the filter is left out. */
  @Nullable Boolean flag(String filter) {
    String given = request.query().get(filter);
    if (given == null) {
      return null;
    }
    if (!given.equals("true") && !given.equals("false")) {
      fault(filter, "must be true or false");
    }
    return given.equals("true");
  }

  private void fault(String parameter, String detail) {
    faults.add(new Fault(BodyFields.member("/query", parameter), detail));
  }

  /**
   * Reads the wanted page.
   *
   * @param reader takes how many items the page has at most, and where it begins; null for the
   *     first
   * @throws ProblemFound when any parameter is wrong, or the cursor is not of this list
   */
  <T> Page<T> page(PageReader<T> reader) {
    int limit = limit();
    String start = start();
    try {
      return reader.page(limit, start);
    } catch (NoSuchPage madeUp) {
      // checksum and all
      throw cursorInvalid();
    }
  }

  @FunctionalInterface
  interface PageReader<T> {
    Page<T> page(int limit, @Nullable String start);
  }

  private @Nullable String start() {
    if (!faults.isEmpty()) {
      throw ProblemFound.withErrors(
          ProblemType.PARAMETER_INVALID, "Correct the query parameters that errors lists.", faults);
    }
    String cursor = request.query().get("cursor");
    if (cursor == null) {
      return null;
    }
    return decoded(cursor).orElseThrow(ListRequest::cursorInvalid);
  }

  private static ProblemFound cursorInvalid() {
    return ProblemFound.of(
        ProblemType.CURSOR_INVALID,
        "Use a nextCursor exactly as it was given, in the same list, by the same caller and with"
            + " the same filters; or begin without one.");
  }

  private Optional<String> decoded(String cursor) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length <= CHECKSUM_BYTES) {
        return Optional.empty();
      }
      String start =
          new String(bytes, CHECKSUM_BYTES, bytes.length - CHECKSUM_BYTES, StandardCharsets.UTF_8);
      return cursor(start).equals(cursor) ? Optional.of(start) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The cursor of a page that begins there. */
  String cursor(String start) {
    byte[] place = start.getBytes(StandardCharsets.UTF_8);
    byte[] cursor = Arrays.copyOf(checksum(place), CHECKSUM_BYTES + place.length);
    System.arraycopy(place, 0, cursor, CHECKSUM_BYTES, place.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  private byte[] checksum(byte[] place) {
    TreeMap<String, String> filters = new TreeMap<>(request.query());
    filters.remove("cursor");
    filters.remove("limit");
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (request.path() + "\n" + caller.keyOwner() + "\n" + filters + "\n")
              .getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(place), CHECKSUM_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
