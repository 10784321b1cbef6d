package cpor.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.acceptance.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody with an access token, who waits for the product to come to rest before going on.
 *
 * @param claims the path below which this caller finds claims
 */
public record Caller(World world, String claims, String token) {

  /** Sends a request with the token, and waits for nothing but the answer. */
  public Answer sendHastily(Call call) {
    return Http.sendPatiently(world, call.with("authorization", "Bearer " + token));
  }

  /** Sends a request with the token. */
  public Answer send(Call call) {
    Answer answer = sendHastily(call);
    if (!call.method().equals("GET")) {
      world.settle();
    }
    return answer;
  }

  public Answer get(Claim claim, String path) {
    return send(Call.get(claims + "/" + claim.id() + path));
  }

  /** A command as a request, on whatever version the claim has. */
  public Call call(Claim claim, Command command) {
    String path = claims + "/" + claim.id() + command.path();
    return switch (command.method()) {
      case "POST" -> Call.post(path, command.body());
      case "PATCH" ->
          Call.of("PATCH", path)
              .withBody(Call.MERGE_PATCH, command.body().toString())
              .with("if-match", "*");
      default -> Call.of(command.method(), path).with("if-match", "*");
    };
  }

  /** Tries something that may be refused. */
  public Answer tries(Claim claim, Command command) {
    return send(call(claim, command));
  }

  /** Does something that must work. */
  public ClaimView does(Claim claim, Command command) {
    return tries(claim, command).claim();
  }

  public ClaimView reads(Claim claim) {
    return get(claim, "").claim();
  }

  /** The whole history, walked page by page. */
  public List<JsonNode> history(Claim claim) {
    return walk(claims + "/" + claim.id() + "/history?limit=100");
  }

  /** The types of all events, oldest first. */
  public List<String> eventTypes(Claim claim) {
    return history(claim).stream().map(event -> event.path("type").asText()).toList();
  }

  /** All comments, walked page by page. */
  public List<JsonNode> conversation(Claim claim) {
    return walk(claims + "/" + claim.id() + "/comments?limit=100");
  }

  /**
   * All items of a list.
   *
   * @param first path and query of the first page
   */
  public List<JsonNode> walk(String first) {
    List<JsonNode> items = new ArrayList<>();
    Answer page = send(Call.get(first));
    items.addAll(page.items());
    while (page.json().has("nextCursor")) {
      String separator = first.contains("?") ? "&" : "?";
      page =
          send(Call.get(first + separator + "cursor=" + page.json().path("nextCursor").asText()));
      items.addAll(page.items());
    }
    return items;
  }
}
