package cpor.local.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What goes back. To a HEAD request the server sends it without its body. */
public final class Answer {
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  public Answer(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  public int status() {
    return status;
  }

  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The first value of a header; names are in lower case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  public byte[] body() {
    return body.clone();
  }

  public static Answer json(int status, JsonNode body) {
    return of(status, "application/json", body.toString());
  }

  /** JSON that people read in a terminal: it ends its line. */
  public static Answer jsonLine(int status, JsonNode body) {
    return of(status, "application/json", body + "\n");
  }

  public static Answer html(int status, String body) {
    return of(status, "text/html; charset=utf-8", body);
  }

  public static Answer of(int status, String contentType, String body) {
    return new Answer(
        status,
        Map.of("content-type", List.of(contentType)),
        body.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer seeOther(String location) {
    return new Answer(303, Map.of("location", List.of(location)), new byte[0]);
  }

  /** The same answer with one more value of a header. */
  public Answer with(String header, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    List<String> values = new ArrayList<>(more.getOrDefault(header, List.of()));
    values.add(value);
    more.put(header, List.copyOf(values));
    return new Answer(status, more, body);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
