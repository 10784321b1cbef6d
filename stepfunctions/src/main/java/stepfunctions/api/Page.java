package stepfunctions.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import stepfunctions.StepFunctionsException;

/** Some items of a list, and where the next page begins. */
record Page<T>(List<T> items, Optional<String> nextToken) {
  private static final int DEFAULT_SIZE = 100;

  /**
   * @param size at most so many items, 0 for the default
   * @param token where the page begins, from the page before
   * @throws StepFunctionsException InvalidToken
   */
  static <T> Page<T> of(List<T> all, int size, Optional<String> token) {
    int from = token.map(Page::position).orElse(0);
    int to = Math.min(all.size(), from + (size == 0 ? DEFAULT_SIZE : size));
    if (from > to) {
      throw invalidToken();
    }
    return new Page<>(
        all.subList(from, to), to < all.size() ? Optional.of(token(to)) : Optional.empty());
  }

  ObjectNode toAnswer(String member, Function<T, ObjectNode> shape) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode array = answer.putArray(member);
    items.forEach(item -> array.add(shape.apply(item)));
    nextToken.ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  private static String token(int position) {
    return Base64.getUrlEncoder()
        .encodeToString(Integer.toString(position).getBytes(StandardCharsets.US_ASCII));
  }

  private static int position(String token) {
    try {
      return Integer.parseUnsignedInt(
          new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException malformed) {
      throw invalidToken();
    }
  }

  private static StepFunctionsException invalidToken() {
    return new StepFunctionsException("InvalidToken", "Invalid Token: 'Invalid token'");
  }
}
