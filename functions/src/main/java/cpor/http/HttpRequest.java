package cpor.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request, with its body decoded.
 *
 * @param route as the template names it, such as {@code GET /claims/{id}}
 * @param headers by lower-case name
 * @param query without empty parameters, which count as absent
 * @param tokenClaims what the caller's token says; empty on a route without a token
 */
public record HttpRequest(
    String route,
    String method,
    String path,
    String requestId,
    Map<String, String> headers,
    Map<String, String> query,
    Map<String, String> pathParameters,
    Map<String, String> tokenClaims,
    Body body) {

  /** The bytes of a body. */
  public static final class Body {
    private final byte[] bytes;

    public Body(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    public int size() {
      return bytes.length;
    }
  }

  public HttpRequest {
    headers = Map.copyOf(headers);
    query = withoutEmpty(query);
    pathParameters = Map.copyOf(pathParameters);
    tokenClaims = Map.copyOf(tokenClaims);
  }

  private static Map<String, String> withoutEmpty(Map<String, String> parameters) {
    Map<String, String> given = new HashMap<>(parameters);
    given.values().removeIf(String::isEmpty);
    return Map.copyOf(given);
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  public Optional<String> tokenClaim(String name) {
    return Optional.ofNullable(tokenClaims.get(name));
  }

  /** Whether the body is said to be of this media type, and in UTF-8 if its encoding is said. */
  public boolean isOfType(String mediaType) {
    String[] parts = header("content-type").orElse("").toLowerCase(Locale.ROOT).split(";", -1);
    return parts[0].strip().equals(mediaType)
        && Arrays.stream(parts)
            .skip(1)
            .map(parameter -> parameter.replace(" ", "").replace("\"", ""))
            .allMatch(
                parameter ->
                    !parameter.startsWith("charset=") || parameter.equals("charset=utf-8"));
  }

  /** Whether the body is said to be compressed, or encoded otherwise. */
  public boolean isEncoded() {
    String encoding = header("content-encoding").orElse("").strip();
    return !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity");
  }

  /** Whether an answer of this media type is liked better than of the other. */
  public boolean prefers(String mediaType, String other) {
    return new AcceptHeader(header("accept").orElse("")).prefers(mediaType, other);
  }

  /** A part of the path that the route names. */
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route " + route + " names no " + name);
    }
    return value;
  }
}
