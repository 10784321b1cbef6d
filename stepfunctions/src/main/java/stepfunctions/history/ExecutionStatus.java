package stepfunctions.history;

/** How an execution stands, by AWS's names. */
public enum ExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
