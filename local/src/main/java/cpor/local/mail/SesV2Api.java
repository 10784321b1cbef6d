package cpor.local.mail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsError;
import cpor.local.aws.RestJson;
import cpor.local.aws.RestJson.Operation;
import cpor.local.faults.Fault;
import cpor.local.faults.Faults;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** SES version 2 as operators call it: may this account, and this identity, send? */
public final class SesV2Api implements Door {
  private static final String IDENTITY = "/v2/email/identities/{identity}";
  private static final String SUPPRESSED = "/v2/email/suppression/addresses";

  private final MailSink sink;
  private final SuppressionList suppressed;
  private final Faults faults;
  private final Supplier<String> identity;
  private final RestJson operations =
      new RestJson(
          "sesv2",
          List.of(
              Operation.of("GET /v2/email/account", (_, _) -> account()),
              Operation.of("GET " + IDENTITY, (_, path) -> identity(path)),
              Operation.of("GET " + SUPPRESSED, (_, _) -> suppressed()),
              Operation.of("GET " + SUPPRESSED + "/{address}", (_, path) -> suppressed(path)),
              Operation.of("DELETE " + SUPPRESSED + "/{address}", (_, path) -> release(path))));

  /**
   * @param identity the domain that mails are sent from
   */
  public SesV2Api(
      MailSink sink, SuppressionList suppressed, Faults faults, Supplier<String> identity) {
    this.sink = sink;
    this.suppressed = suppressed;
    this.faults = faults;
    this.identity = identity;
  }

  @Override
  public Answer answer(Request request) {
    return operations.answer(request);
  }

  private Answer account() {
    ObjectNode account =
        object()
            .put("SendingEnabled", faults.now(Fault.MailRefusing.class).isEmpty())
            .put("ProductionAccessEnabled", faults.now(Fault.MailSandbox.class).isEmpty());
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

  private Answer suppressed() {
    ObjectNode answer = object();
    ArrayNode summaries = answer.putArray("SuppressedDestinationSummaries");
    suppressed.all().forEach(listed -> summaries.add(shape(listed)));
    return Answer.json(200, answer);
  }

  private Answer suppressed(Map<String, String> path) {
    return Answer.json(200, object().set("SuppressedDestination", shape(listed(path))));
  }

  private Answer release(Map<String, String> path) {
    suppressed.remove(listed(path).address());
    return Answer.json(200, object());
  }

  private SuppressionList.Suppressed listed(Map<String, String> path) {
    String address = path.getOrDefault("address", "");
    return suppressed
        .find(address)
        .orElseThrow(
            () ->
                new AwsError(
                    404,
                    "NotFoundException",
                    "Email address %s does not exist on your suppression list."
                        .formatted(address)));
  }

  private static ObjectNode shape(SuppressionList.Suppressed listed) {
    return object()
        .put("EmailAddress", listed.address())
        .put("Reason", listed.reason())
        .put("LastUpdateTime", listed.since().getEpochSecond());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
