package dynamodb.expression;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** How DynamoDB refuses a request, as the SDK throws it. */
public final class Refusal {

  private Refusal() {}

  /** A request that is wrong by itself. */
  public static DynamoDbException validation(String message) {
    return of("ValidationException", message);
  }

  /** One that the SDK has no class for. */
  public static DynamoDbException of(String code, String message) {
    return (DynamoDbException) as(DynamoDbException.builder(), code, message).build();
  }

  /** Fills in what each refusal has. */
  public static DynamoDbException.Builder as(
      DynamoDbException.Builder exception, String code, String message) {
    exception
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName("DynamoDb")
                .errorCode(code)
                .errorMessage(message)
                .sdkHttpResponse(SdkHttpResponse.builder().statusCode(400).build())
                .build())
        .message(message);
    return exception;
  }
}
