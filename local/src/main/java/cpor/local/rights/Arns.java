package cpor.local.rights;

import cpor.local.aws.AwsClients;

/** Names of resources of this account and region. */
final class Arns {
  private Arns() {}

  /** What is given may be an ARN already. */
  static String of(String service, String kind, String nameOrArn) {
    return nameOrArn.startsWith("arn:")
        ? nameOrArn
        : "arn:aws:%s:%s:%s:%s%s"
            .formatted(service, AwsClients.REGION, AwsClients.ACCOUNT, kind, nameOrArn);
  }
}
