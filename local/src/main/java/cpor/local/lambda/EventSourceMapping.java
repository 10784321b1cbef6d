package cpor.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Brings what happens somewhere to a function, while it is enabled. */
public interface EventSourceMapping {

  String functionId();

  /** Where it happens: a stream or a queue. */
  String sourceArn();

  boolean isEnabled();

  /** What happens while it is not enabled, waits. */
  void enable(boolean enabled);

  /** What became of the last batch, in Lambda's words. */
  String lastProcessingResult();

  default UUID uuid() {
    return UUID.nameUUIDFromBytes((sourceArn() + " " + functionId()).getBytes(UTF_8));
  }
}
