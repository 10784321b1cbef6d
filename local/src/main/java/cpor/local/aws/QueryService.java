package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A service that speaks the AWS Query protocol: a form in, XML out. */
@FunctionalInterface
public interface QueryService {

  /**
   * Answers one call.
   *
   * @param action its name, such as {@code DescribeStacks}
   * @param form the first value of each parameter
   * @return the members of the result
   * @throws AwsError if the call is the caller's mistake
   */
  JsonNode answer(String action, Map<String, String> form);
}
