package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.api.ReviewerRoutes;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.http.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The reviewers' side of the HTTP API. */
public final class ReviewsApi implements RequestStreamHandler {

  private final ReviewerRoutes routes;

  public ReviewsApi() {
    this(new AwsCloud());
  }

  public ReviewsApi(Cloud cloud) {
    routes = new Assembly(cloud).reviewerRoutes();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    HttpExchange.write(routes.answer(HttpExchange.read(input)), output);
  }
}
