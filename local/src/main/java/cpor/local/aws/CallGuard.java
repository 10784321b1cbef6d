package cpor.local.aws;

/** Looks at every call of AWS before its service does. */
@FunctionalInterface
public interface CallGuard {

  /**
   * Lets a call pass by returning.
   *
   * @throws AwsError that the caller gets, in the form of the service, if it does not pass
   */
  void check(Call call);
}
