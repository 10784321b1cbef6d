package cpor.local.states;

/** The names that AWS would give things, in the one account and region there are here. */
final class Arns {
  static final String REGION = "eu-central-1";
  static final String ACCOUNT = "000000000000";
  private static final String PREFIX = "arn:aws:states:" + REGION + ":" + ACCOUNT + ":";

  private Arns() {}

  static String stateMachine(String name) {
    return PREFIX + "stateMachine:" + name;
  }

  static String execution(String stateMachineName, String name) {
    return PREFIX + "execution:" + stateMachineName + ":" + name;
  }

  static boolean isStateMachine(String arn) {
    return arn.startsWith(PREFIX + "stateMachine:");
  }

  static boolean isExecution(String arn) {
    return arn.startsWith(PREFIX + "execution:");
  }
}
