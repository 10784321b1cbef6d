package peers.quarkus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import peers.claims.Claim;
import peers.claims.Claims;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code POST /claims} as a function of Quarkus. */
public class FileClaim implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  @Inject ObjectMapper json;
  @Inject Claims claims;

  /** What Quarkus is to inject. */
  static class Beans {
    @Produces
    @Singleton
    Claims claims() {
      return new Claims(DynamoDbClient.create());
    }
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    try {
      Claims.Answer answer = claims.file(json.readValue(event.getBody(), Claim.class));
      return APIGatewayV2HTTPResponse.builder()
          .withStatusCode(answer.status())
          .withBody(answer.body())
          .build();
    } catch (JsonProcessingException malformed) {
      return APIGatewayV2HTTPResponse.builder().withStatusCode(400).build();
    }
  }
}
