package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import stepfunctions.history.Failure;

/** The tokens that were given out, and those who wait for an answer. Thread safe. */
final class TaskTokens {
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{64}");

  private final RandomGenerator random;
  private final Map<String, Token> issued = new ConcurrentHashMap<>();

  TaskTokens(RandomGenerator random) {
    this.random = random;
  }

  /** What somebody who held a token had to say. */
  sealed interface Answer {
    record Success(JsonNode output) implements Answer {}

    record Refusal(Failure failure) implements Answer {}
  }

  /** A token can be answered or closed, once. */
  static final class Token {
    private final String text;
    private final Consumer<Answer> waiting;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private Token(String text, Consumer<Answer> waiting) {
      this.text = text;
      this.waiting = waiting;
    }

    String text() {
      return text;
    }

    /**
     * Makes sure that nobody can answer any more.
     *
     * @return false if it has been answered, or closed before
     */
    boolean close() {
      return open.getAndSet(false);
    }
  }

  /**
   * Gives out a new token.
   *
   * @param waiting is told the answer, on the answering thread
   */
  Token issue(Consumer<Answer> waiting) {
    byte[] bytes = new byte[48];
    random.nextBytes(bytes);
    Token token = new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), waiting);
    issued.put(token.text(), token);
    return token;
  }

  /**
   * Tells an answer to whom waits for it.
   *
   * @throws StepFunctionsException InvalidToken, TaskDoesNotExist or TaskTimedOut
   */
  void answer(String text, Answer answer) {
    Token token = find(text);
    if (!token.close()) {
      throw gone();
    }
    token.waiting.accept(answer);
  }

  /** Checks that a token can still be answered. */
  void heartbeat(String text) {
    if (!find(text).open.get()) {
      throw gone();
    }
  }

  private Token find(String text) {
    if (!WELL_FORMED.matcher(text).matches()) {
      throw new StepFunctionsException("InvalidToken", "Invalid Token: 'Invalid token'");
    }
    Token token = issued.get(text);
    if (token == null) {
      throw new StepFunctionsException(
          "TaskDoesNotExist", "Task does not exist: 'No task was given this token'");
    }
    return token;
  }

  private static StepFunctionsException gone() {
    return new StepFunctionsException(
        "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }
}
