package stepfunctions.history;

/** The names that AWS would give things, in the one account and region there are here. */
public final class Arns {
  public static final String REGION = "eu-central-1";
  public static final String ACCOUNT = "000000000000";
  private static final String PREFIX = "arn:aws:states:" + REGION + ":" + ACCOUNT + ":";

  private Arns() {}

  public static String stateMachine(String name) {
    return PREFIX + "stateMachine:" + name;
  }

  public static String execution(String stateMachineName, String name) {
    return PREFIX + "execution:" + stateMachineName + ":" + name;
  }

  public static boolean isStateMachine(String arn) {
    return arn.startsWith(PREFIX + "stateMachine:");
  }

  public static boolean isExecution(String arn) {
    return arn.startsWith(PREFIX + "execution:");
  }
}
