package cpor.local.rights;

import cpor.local.aws.AwsError;
import cpor.local.aws.Call;
import cpor.local.aws.CallGuard;
import cpor.local.template.TableResource;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Refuses a call that its caller has no right to, as the service would. */
public final class RightsGuard implements CallGuard {

  private final AccessControl rights;
  private final Map<String, Needs> byService;

  /**
   * A guard of the endpoint.
   *
   * @param tables whose keys policies speak of
   * @param exists whether a bucket has a document of that key, which not everybody may be told
   */
  public RightsGuard(
      AccessControl rights, List<TableResource> tables, BiPredicate<String, String> exists) {
    this.rights = rights;
    this.byService =
        Map.of(
            "dynamodb", new DynamoDbNeeds(tables),
            "s3", new S3Needs(exists),
            "ses", new SesNeeds(),
            "states", new StatesNeeds(),
            "events", new EventsNeeds());
  }

  @Override
  public void check(Call call) {
    Needs needs =
        byService.getOrDefault(
            call.service(),
            other -> List.of(Access.anywhere(other.service() + ":" + other.operation())));
    try {
      needs.of(call).forEach(access -> rights.require(call.caller(), access));
    } catch (AccessDenied denied) {
      throw refusal(call.service(), denied);
    }
  }

  /**
   * Each service says it in its own way: "Common errors" of DynamoDB, Step Functions and
   * EventBridge, "Error responses" of S3, and SES's developer guide.
   */
  private static AwsError refusal(String service, AccessDenied denied) {
    return switch (service) {
      case "s3" ->
          new AwsError(
              403,
              "AccessDenied",
              "User: %s is not authorized to perform: %s on resource: \"%s\" %s"
                  .formatted(
                      denied.caller(),
                      denied.access().action(),
                      denied.access().resource(),
                      denied.because()));
      case "ses" ->
          new AwsError(
              403,
              "AccessDenied",
              "User `%s' is not authorized to perform `%s' on resource `%s'"
                  .formatted(
                      denied.caller(), denied.access().action(), denied.access().resource()));
      default -> new AwsError("AccessDeniedException", denied.message());
    };
  }
}
