package cpor.api.request;

import cpor.claim.Refusal.Fault;
import cpor.http.JsonNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object, or the parameters of a query, and collects everything that is
 * wrong with them, so that a client is told all of it at once. A field that is null counts as left
 * out; one that is at fault reads as left out too. What nobody asked for is at fault itself.
 */
public final class RequestFields {

  private final String pointer;
  private final Map<?, ?> members;

  /** What a patched object had before: a text that stays was right when it was written. */
  private final Map<?, ?> before;

  /** What is told of a field that nobody asked for. */
  private final String unknown;

  /** What is wrong with the whole body, this object included. */
  private final List<Fault> told;

  /**
   * What is wrong inside this object; told unless it is none, for then nothing else is worth it.
   */
  private final List<Fault> faults;

  private final Set<String> known = new HashSet<>();
  private final List<RequestFields> inner = new ArrayList<>();

  private RequestFields(
      String pointer,
      @Nullable Object value,
      @Nullable Object before,
      String unknown,
      List<Fault> told) {
    this.pointer = pointer;
    this.before = before instanceof Map<?, ?> map ? map : Map.of();
    this.unknown = unknown;
    this.told = told;
    if (value instanceof Map<?, ?> map) {
      members = map;
      faults = told;
    } else {
      members = Map.of();
      faults = new ArrayList<>();
      told.add(new Fault(pointer, "must be an object"));
    }
  }

  public static RequestFields of(@Nullable Object body) {
    return ofPatched(body, null);
  }

  /** The fields of an object that was patched, in which what was not touched is not judged. */
  public static RequestFields ofPatched(@Nullable Object patched, @Nullable Object before) {
    return new RequestFields(
        "", patched, before, "is not a field that can be set here", new ArrayList<>());
  }

  static RequestFields ofQuery(Map<String, String> parameters) {
    return new RequestFields(
        "/query", parameters, null, "is not a parameter of this list", new ArrayList<>());
  }

  /** Everything that was found so far; unknown fields are found once all known ones were read. */
  public List<Fault> faults() {
    List<Fault> all = new ArrayList<>(told);
    addUnknown(all);
    return all;
  }

  /** Whether nothing was found to be wrong with what was read so far. */
  boolean isRight() {
    return told.isEmpty();
  }

  private void addUnknown(List<Fault> all) {
    for (Object name : members.keySet()) {
      if (!known.contains(name)) {
        all.add(new Fault(pointerTo((String) name), unknown));
      }
    }
    for (RequestFields fields : inner) {
      fields.addUnknown(all);
    }
  }

  public void fault(String field, String detail) {
    faultAt(pointerTo(field), detail);
  }

  /** Tells of a fault that was found by looking further than at one field's form. */
  public void faultAt(String faultyPointer, String detail) {
    faults.add(new Fault(faultyPointer, detail));
  }

  public boolean has(String field) {
    return members.get(field) != null;
  }

  public @Nullable String text(String field, TextRule rule) {
    Object value = value(field);
    return value instanceof String text && text.equals(before.get(field))
        ? text
        : text(field, value, rule);
  }

  /** A text that is needed; empty when it is missing or at fault. */
  public String neededText(String field, TextRule rule) {
    return needed(field, text(field, rule));
  }

  /**
   * A text that is needed, brought into a form first, which is what is judged and kept.
   *
   * @return empty when it is missing or at fault
   */
  public String neededText(String field, UnaryOperator<String> form, TextRule rule) {
    Object value = value(field);
    return needed(
        field, text(field, value instanceof String text ? form.apply(text) : value, rule));
  }

  private String needed(String field, @Nullable String text) {
    if (text != null) {
      return text;
    }
    if (!has(field)) {
      fault(field, "is needed");
    }
    return "";
  }

  private @Nullable String text(String field, @Nullable Object value, TextRule rule) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      fault(field, "must be a text");
      return null;
    }
    Optional<String> wrong = rule.fault(text);
    wrong.ifPresent(detail -> fault(field, detail));
    return wrong.isPresent() ? null : text;
  }

  /** A whole number that is needed; the least when it is missing or at fault. */
  public long neededNumber(String field, long least, long most) {
    Object value = value(field);
    if (value instanceof JsonNumber number) {
      OptionalLong whole = number.asLong();
      if (whole.isPresent() && whole.getAsLong() >= least && whole.getAsLong() <= most) {
        return whole.getAsLong();
      }
    }
    fault(
        field,
        value == null
            ? "is needed"
            : "must be a whole number from %d to %d".formatted(least, most));
    return least;
  }

  /** One of these values, by the names that clients know them by. */
  public <E extends Enum<E>> @Nullable E oneOf(String field, E[] values, Function<E, String> name) {
    return oneOf(field, text -> text, values, name);
  }

  /** One of these values, by a name that is brought into a form first. */
  public <E extends Enum<E>> @Nullable E oneOf(
      String field, UnaryOperator<String> form, E[] values, Function<E, String> name) {
    Object value = value(field);
    E chosen = named(value instanceof String text ? form.apply(text) : value, values, name);
    if (value != null && chosen == null) {
      fault(field, mustBeOneOf(values, name));
    }
    return chosen;
  }

  private static <E extends Enum<E>> @Nullable E named(
      @Nullable Object value, E[] values, Function<E, String> name) {
    for (E candidate : values) {
      if (name.apply(candidate).equals(value)) {
        return candidate;
      }
    }
    return null;
  }

  private static <E extends Enum<E>> String mustBeOneOf(E[] values, Function<E, String> name) {
    return "must be one of " + String.join(", ", Arrays.stream(values).map(name).toList());
  }

  /** Some of these values, each once; empty when the field is left out. */
  public <E extends Enum<E>> List<E> someOf(String field, E[] values) {
    List<E> chosen = new ArrayList<>();
    List<?> elements = elements(field);
    for (int i = 0; i < elements.size(); i++) {
      String at = pointerTo(field) + "/" + i;
      E value = named(elements.get(i), values, Enum::name);
      if (value == null) {
        faults.add(new Fault(at, mustBeOneOf(values, Enum::name)));
      } else if (chosen.contains(value)) {
        faults.add(new Fault(at, "is given twice"));
      } else {
        chosen.add(value);
      }
    }
    return chosen;
  }

  public @Nullable RequestFields object(String field) {
    Object value = value(field);
    return value == null ? null : inner(pointerTo(field), value, before.get(field));
  }

  /** An object that is needed; one without fields when it is missing. */
  RequestFields neededObject(String field) {
    Object value = value(field);
    return inner(pointerTo(field), value == null ? Map.of() : value, before.get(field));
  }

  /** The objects of a list; empty when the field is left out. */
  List<RequestFields> objects(String field) {
    List<RequestFields> objects = new ArrayList<>();
    List<?> elements = elements(field);
    List<?> stayed = before.get(field) instanceof List<?> list ? list : List.of();
    for (int i = 0; i < elements.size(); i++) {
      objects.add(
          inner(
              pointerTo(field) + "/" + i,
              elements.get(i),
              i < stayed.size() ? stayed.get(i) : null));
    }
    return objects;
  }

  private RequestFields inner(String at, @Nullable Object value, @Nullable Object stayed) {
    RequestFields fields = new RequestFields(at, value, stayed, unknown, faults);
    inner.add(fields);
    return fields;
  }

  private List<?> elements(String field) {
    Object value = value(field);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    fault(field, "must be a list");
    return List.of();
  }

  @Nullable Object value(String field) {
    known.add(field);
    return members.get(field);
  }

  /** A JSON Pointer. */
  private String pointerTo(String field) {
    return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
  }
}
