package cpor.local.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsError;
import cpor.local.aws.RestJson;
import cpor.local.aws.RestJson.Operation;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** SES version 2 as operators call it: may this account, and this identity, send? */
public final class SesV2Api implements Door {
  private static final String IDENTITY = "/v2/email/identities/{identity}";

  private final MailSink sink;
  private final Supplier<String> identity;
  private final RestJson operations =
      new RestJson(
          "sesv2",
          List.of(
              Operation.of("GET /v2/email/account", (_, _) -> account()),
              Operation.of("GET " + IDENTITY, (_, path) -> identity(path))));

  /**
   * @param identity the domain that mails are sent from
   */
  public SesV2Api(MailSink sink, Supplier<String> identity) {
    this.sink = sink;
    this.identity = identity;
  }

  @Override
  public Answer answer(Request request) {
    return operations.answer(request);
  }

  private Answer account() {
    ObjectNode account = object().put("SendingEnabled", true).put("ProductionAccessEnabled", true);
    account
        .putObject("SendQuota")
        .put("Max24HourSend", 50_000)
        .put("MaxSendRate", 14)
        .put("SentLast24Hours", sink.mails().size());
    return Answer.json(200, account);
  }

  private Answer identity(Map<String, String> path) {
    String asked = path.getOrDefault("identity", "");
    if (!asked.equals(identity.get())) {
      throw new AwsError(404, "NotFoundException", "Email identity " + asked + " does not exist.");
    }
    return Answer.json(
        200,
        object()
            .put("IdentityType", "DOMAIN")
            .put("VerifiedForSendingStatus", true)
            .put("VerificationStatus", "SUCCESS"));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
