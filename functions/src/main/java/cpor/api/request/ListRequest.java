package cpor.api.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import cpor.api.problem.ProblemFound;
import cpor.http.HttpRequest;
import cpor.http.Rfc3339;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list: its filters and its page. A filter that is left out reads as null. All that
 * is wrong is told at once, when the page is asked for; what no list asked for until then is wrong.
 */
public final class ListRequest {

  private static final int DEFAULT_LIMIT = 25;

  /** Times beyond these cannot be written in four-digit years, and so not be kept in order. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final HttpRequest request;
  private final RequestFields parameters;
  private final Cursors cursors;

  public ListRequest(HttpRequest request, Caller caller) {
    this.request = request;
    parameters = RequestFields.ofQuery(request.query());
    cursors = new Cursors(request, caller);
  }

  /**
   * Refuses what no list is asked for with.
   *
   * @throws ProblemFound when there is any parameter
   */
  public static void withoutParameters(HttpRequest request) {
    RequestFields parameters = RequestFields.ofQuery(request.query());
    if (!parameters.faults().isEmpty()) {
      throw ProblemFound.parameterInvalid(parameters.faults());
    }
  }

  /** Whether this filter is used, rightly or wrongly. */
  public boolean has(String filter) {
    return parameters.has(filter);
  }

  /** Tells that a filter is wrong beside another one. */
  public void fault(String filter, String detail) {
    parameters.fault(filter, detail);
  }

  /** Whether all that was read so far was right. */
  public boolean isRight() {
    return parameters.isRight();
  }

  public <E> @Nullable E choice(String filter, Map<String, E> values) {
    return parsed(
        filter,
        text -> Optional.ofNullable(values.get(text)),
        "must be one of " + String.join(", ", values.keySet()));
  }

  public <E extends Enum<E>> @Nullable E oneOf(String filter, E[] values) {
    return parameters.oneOf(filter, values, Enum::name);
  }

  public @Nullable String text(String filter, TextRule rule) {
    return parameters.text(filter, rule);
  }

  public @Nullable Instant time(String filter) {
    return parsed(filter, ListRequest::rfc3339, "must be a time such as 2026-11-23T08:00:00Z");
  }

  private static Optional<Instant> rfc3339(String text) {
    try {
      return Optional.of(Rfc3339.parse(text))
          .filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  public @Nullable Boolean flag(String filter) {
    return parsed(
        filter,
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              case String _ -> Optional.empty();
            },
        "must be true or false");
  }

  private <T> @Nullable T parsed(
      String parameter, Function<String, Optional<T>> parser, String otherwise) {
    if (!(parameters.value(parameter) instanceof String text)) {
      return null;
    }
    Optional<T> value = parser.apply(text);
    if (value.isEmpty()) {
      parameters.fault(parameter, otherwise);
    }
    return value.orElse(null);
  }

  /**
   * Part of a list.
   *
   * @param limit how many items it has at most
   * @param start where it begins; null at the beginning of the list
   */
  public record Part(int limit, @Nullable String start) {}

  /**
   * The part of the list that is wanted, once its filters were read.
   *
   * @throws ProblemFound when any parameter is wrong, or the cursor is not of this list
   */
  public Part part() {
    Integer limit = parsed("limit", ListRequest::limit, "must be a whole number from 1 to 100");
    String cursor = (String) parameters.value("cursor");
    if (!parameters.faults().isEmpty()) {
      throw ProblemFound.parameterInvalid(parameters.faults());
    }
    return new Part(
        limit == null ? DEFAULT_LIMIT : limit,
        cursor == null ? null : cursors.place(cursor).orElseThrow(ProblemFound::cursorInvalid));
  }

  private static Optional<Integer> limit(String text) {
    return text.matches("[1-9]\\d?|100") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** The cursor of a part that begins there. */
  public String cursor(String start) {
    return cursors.at(start);
  }

  /** Where that part is found, relative to the API: so it holds behind every domain. */
  public String reference(String start) {
    Map<String, String> query = new TreeMap<>(request.query());
    query.put("cursor", cursor(start));
    return query.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", request.path() + "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
