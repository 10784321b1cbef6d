package cpor.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import cpor.local.aws.AwsError;
import cpor.local.aws.QueryService;
import java.util.Map;

/** Security Token Service: who calls from outside is the account itself. */
public record CallerIdentity(String account) implements QueryService {

  public static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  @Override
  public JsonNode answer(String action, Map<String, String> form) {
    if (!action.equals("GetCallerIdentity")) {
      throw AwsError.notServed("sts", action);
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("Arn", "arn:aws:iam::" + account + ":root")
        .put("UserId", account)
        .put("Account", account);
  }
}
