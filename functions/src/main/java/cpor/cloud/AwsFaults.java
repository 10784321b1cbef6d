package cpor.cloud;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** What a failed call to AWS says about the next one. */
public final class AwsFaults {

  private AwsFaults() {}

  /** Whether AWS was busy or out of reach; a mistake of ours must not look like that. */
  public static boolean isPassing(SdkException failure) {
    return !(failure instanceof SdkServiceException answered)
        || answered.isThrottlingException()
        || answered.statusCode() >= 500
        // somebody else's transaction has the item
        || answered instanceof TransactionConflictException;
  }
}
