package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import stepfunctions.history.Failure;

/**
 * The tokens that can be answered, with those who wait for it, and the latest ones of which that is
 * over. Thread safe.
 */
final class TaskTokens {
  /** Older ones are as good as unknown: both errors say that nobody waits. */
  private static final int MOST_CLOSED = 10_000;

  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{64}");

  private final RandomGenerator random;
  private final Map<String, Token> open = new HashMap<>();
  private final Deque<String> closed = new ArrayDeque<>();

  TaskTokens(RandomGenerator random) {
    this.random = random;
  }

  /** What somebody who held a token had to say. */
  sealed interface Answer {
    record Success(JsonNode output) implements Answer {}

    record Refusal(Failure failure) implements Answer {}
  }

  /** A token can be answered or closed, once. */
  final class Token {
    private final String text;
    private final Consumer<Answer> waiting;

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
      return TaskTokens.this.close(this);
    }
  }

  /**
   * Gives out a new token.
   *
   * @param waiting is told the answer, on the answering thread
   */
  synchronized Token issue(Consumer<Answer> waiting) {
    byte[] bytes = new byte[48];
    random.nextBytes(bytes);
    Token token = new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), waiting);
    open.put(token.text(), token);
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
    Token _ = find(text);
  }

  private synchronized boolean close(Token token) {
    if (!open.remove(token.text(), token)) {
      return false;
    }
    closed.addLast(token.text());
    if (closed.size() > MOST_CLOSED) {
      closed.removeFirst();
    }
    return true;
  }

  private synchronized Token find(String text) {
    if (!WELL_FORMED.matcher(text).matches()) {
      throw new StepFunctionsException("InvalidToken", "Invalid Token: 'Invalid token'");
    }
    Token token = open.get(text);
    if (token != null) {
      return token;
    }
    if (closed.contains(text)) {
      throw gone();
    }
    throw new StepFunctionsException(
        "TaskDoesNotExist", "Task does not exist: 'No task was given this token'");
  }

  private static StepFunctionsException gone() {
    return new StepFunctionsException(
        "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }
}
