package stepfunctions.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and those of JSONata that must not read the
 * system's clock.
 */
public final class Functions {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The most items that Step Functions lets $range make. */
  private static final int LARGEST_RANGE = 1000;

  /** JSONata's names of the algorithms are Java's. */
  private static final List<String> ALGORITHMS =
      List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private final Map<String, JFunction> byName;

  public Functions(Clock clock, RandomGenerator random) {
    this.byName =
        Map.of(
            "now", function("<s?s?:s>", args -> now(clock, args)),
            "millis", function("<:n>", args -> clock.millis()),
            "random", function("<n?:n>", args -> random(random, args)),
            "uuid", function("<:s>", args -> uuid(random)),
            "parse", function("<s-:x>", args -> parse(text(args, 0))),
            "hash", function("<s-s:s>", args -> hash(text(args, 0), text(args, 1))),
            "partition", function("<an:a>", Functions::partition),
            "range", function("<nnn:x>", Functions::range),
            "eval", function("<sx?:x>", args -> refuseEval()));
  }

  void bindTo(Jsonata.Frame frame) {
    byName.forEach(frame::bind);
  }

  private interface Body {
    @Nullable Object call(List<?> arguments);
  }

  private static JFunction function(String signature, Body body) {
    return new JFunction(
        (input, arguments) -> body.call(arguments == null ? List.of() : arguments), signature);
  }

  private static @Nullable Object argument(List<?> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : null;
  }

  private static String text(List<?> arguments, int index) {
    if (argument(arguments, index) instanceof String text) {
      return text;
    }
    throw wrong("argument " + (index + 1) + " must be a string");
  }

  private static long whole(List<?> arguments, int index) {
    if (argument(arguments, index) instanceof Number number) {
      try {
        return new BigDecimal(number.toString()).longValueExact();
      } catch (ArithmeticException fraction) {
        throw wrong("argument " + (index + 1) + " must be an integer, but was " + number);
      }
    }
    throw wrong("argument " + (index + 1) + " must be an integer");
  }

  private static JException wrong(String message) {
    return new JException(message, -1);
  }

  private static Object now(Clock clock, List<?> arguments) {
    return com.dashjoin.jsonata.Functions.dateTimeFromMillis(
        clock.millis(), (String) argument(arguments, 0), (String) argument(arguments, 1));
  }

  private static double random(RandomGenerator random, List<?> arguments) {
    return argument(arguments, 0) instanceof Number seed
        ? new Random(seed.longValue()).nextDouble()
        : random.nextDouble();
  }

  /** Of version 4, the random one. */
  private static String uuid(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(high, low).toString();
  }

  private static Object parse(String text) {
    try {
      return Values.toJsonata(JSON.readTree(text));
    } catch (JsonProcessingException malformed) {
      throw wrong("$parse: the string is not valid JSON");
    }
  }

  private static String hash(String data, String algorithm) {
    if (!ALGORITHMS.contains(algorithm)) {
      throw wrong("$hash: the algorithm must be one of " + ALGORITHMS);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(data.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<?> partition(List<?> arguments) {
    List<?> items = (List<?>) Objects.requireNonNull(argument(arguments, 0));
    long size = whole(arguments, 1);
    if (size < 1) {
      throw wrong("$partition: the chunk size must be positive");
    }
    List<List<?>> chunks = new ArrayList<>();
    for (int from = 0; from < items.size(); from += (int) size) {
      chunks.add(List.copyOf(items.subList(from, (int) Math.min(from + size, items.size()))));
    }
    return chunks;
  }

  /** A sequence, and so with one item that item alone. */
  private static Object range(List<?> arguments) {
    long first = whole(arguments, 0);
    long last = whole(arguments, 1);
    long step = whole(arguments, 2);
    if (step == 0) {
      throw wrong("$range: the increment must not be zero");
    }
    List<Long> range = new ArrayList<>();
    for (long next = first; step > 0 ? next <= last : next >= last; next += step) {
      if (range.size() == LARGEST_RANGE) {
        throw wrong("$range: more than " + LARGEST_RANGE + " items");
      }
      range.add(next);
    }
    return range.size() == 1 ? range.getFirst() : range;
  }

  private static Object refuseEval() {
    throw wrong("$eval is not supported by Step Functions");
  }
}
