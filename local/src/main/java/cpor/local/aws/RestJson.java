package cpor.local.aws;

import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.PathTemplate;
import cpor.local.web.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that speaks REST with JSON: a method and a path stand for an operation.
 *
 * @param name by which it says what it does not serve
 */
public record RestJson(String name, List<Operation> operations) implements Door {

  public RestJson {
    operations = List.copyOf(operations);
  }

  /** Answers one call; throws {@link AwsError} if it is the caller's mistake. */
  @FunctionalInterface
  public interface Call {

    /**
     * Answers a request.
     *
     * @param path the values of the path's variables
     */
    Answer answer(Request request, Map<String, String> path);
  }

  /** An operation. */
  public record Operation(String method, PathTemplate path, Call call) {

    /**
     * An operation as the service's model writes it.
     *
     * @param route method and path, such as {@code GET /functions/{name}}
     */
    public static Operation of(String route, Call call) {
      String[] parts = route.split(" ", 2);
      return new Operation(parts[0], PathTemplate.parse(parts[1]), call);
    }

    private Optional<Map<String, String>> match(String asked, String rawPath) {
      return method.equals(asked) ? path.match(rawPath) : Optional.empty();
    }
  }

  @Override
  public Answer answer(Request request) {
    String path = request.rawPath().replaceFirst("/$", "");
    try {
      for (Operation operation : operations) {
        Optional<Map<String, String>> variables = operation.match(request.method(), path);
        if (variables.isPresent()) {
          return operation.call().answer(request, variables.get());
        }
      }
      throw AwsError.notServed(name, request.method() + " " + request.rawPath());
    } catch (AwsError refused) {
      return ErrorForm.JSON.answer(refused).with("x-amzn-errortype", refused.code());
    }
  }
}
