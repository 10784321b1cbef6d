package cpor.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import cpor.local.logs.LogGroups;
import cpor.local.template.FunctionResource;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/**
 * Writes what functions log into their log groups, as Lambda does with {@code LogFormat: JSON}.
 *
 * @param readers see what functions say, each line after the function's name
 */
public record FunctionLogs(LogGroups groups, Clock clock, Consumer<String> readers)
    implements FunctionLog {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/").withZone(ZoneOffset.UTC);

  @Override
  public void said(FunctionResource function, String requestId, String message) {
    readers.accept(function.name() + " " + message);
    String line =
        JsonNodeFactory.instance
            .objectNode()
            .put("timestamp", clock.instant().toString())
            .put("message", message)
            .put("AWSRequestId", requestId)
            .toString();
    standardOutput(function).accept(line);
  }

  /** Takes what a function prints, which stands in its log as it is. */
  public Consumer<String> standardOutput(FunctionResource function) {
    return line ->
        groups.write(
            function.logGroup(), DAY.format(clock.instant()) + function.name() + "[1]local", line);
  }
}
