package cpor.rehearsal;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.Cloud;
import java.util.List;
import java.util.function.Function;

/** All that AWS calls, by name. */
final class Functions {

  static final List<String> NAMES =
      List.of(
          "ApplyDeadline",
          "AskCustomer",
          "ClaimStream",
          "ClaimsApi",
          "ConsentPage",
          "Digest",
          "MailEvents",
          "Reconcile",
          "Retention",
          "ReviewsApi",
          "SendNotice");

  private Functions() {}

  static Class<? extends RequestStreamHandler> type(String name)
      throws ReflectiveOperationException {
    return Class.forName("cpor.handler." + name).asSubclass(RequestStreamHandler.class);
  }

  static Function<Cloud, RequestStreamHandler> in(String name) {
    return cloud -> {
      try {
        return type(name).getConstructor(Cloud.class).newInstance(cloud);
      } catch (ReflectiveOperationException failed) {
        throw new IllegalStateException(failed);
      }
    };
  }
}
