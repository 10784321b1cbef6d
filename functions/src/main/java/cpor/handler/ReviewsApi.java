package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.api.ReviewerRoutes;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.http.HttpExchange;
import cpor.invocation.InvocationLog;
import cpor.rehearsal.BeforeSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The reviewers' side of the HTTP API. */
public final class ReviewsApi implements RequestStreamHandler {

  private final InvocationLog log;
  private final ReviewerRoutes routes;

  public ReviewsApi() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(ReviewsApi.class, ReviewsApi::new);
  }

  public ReviewsApi(Cloud cloud) {
    log = new InvocationLog(cloud, ReviewsApi.class);
    routes = new Assembly(cloud).reviewerRoutes();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(
        context,
        () ->
            HttpExchange.answer(input, output, context::getRemainingTimeInMillis, routes::answer));
  }
}
