package cpor.local.template;

import java.util.Map;

/**
 * What CloudFormation would know besides the template.
 *
 * @param apiEndpoint address of the HTTP API, without a slash at its end
 * @param parameters values for the template's parameters; the others take their defaults
 */
public record Deployment(
    String region,
    String accountId,
    String stackName,
    String apiEndpoint,
    Map<String, String> parameters) {

  public Deployment {
    parameters = Map.copyOf(parameters);
  }

  /** The name of the log group that an ARN is of. */
  static String logGroup(String arn) {
    return arn.replaceFirst("^.*:log-group:", "").replaceFirst(":\\*$", "");
  }

  /** Of what knows no region. */
  String globalArn(String service, String resource) {
    return "arn:aws:%s::%s:%s".formatted(service, accountId, resource);
  }

  String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, region, accountId, resource);
  }
}
