package stepfunctions.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What an expression can refer to: the functions, and variables by name, {@code states} among them.
 */
public record Scope(Functions functions, Map<String, JsonNode> variables) {
  public Scope {
    variables = Map.copyOf(variables);
  }
}
