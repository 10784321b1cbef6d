package cpor.http;

import java.util.Map;
import java.util.Optional;

/**
 * A request, with its body decoded.
 *
 * @param route as the template names it, such as {@code GET /claims/{id}}
 * @param headers by lower-case name
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
    query = Map.copyOf(query);
    pathParameters = Map.copyOf(pathParameters);
    tokenClaims = Map.copyOf(tokenClaims);
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  public Optional<String> tokenClaim(String name) {
    return Optional.ofNullable(tokenClaims.get(name));
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
