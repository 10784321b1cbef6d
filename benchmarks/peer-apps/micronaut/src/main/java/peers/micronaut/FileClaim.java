package peers.micronaut;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.annotation.Factory;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.SerdeImport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import peers.claims.Claim;
import peers.claims.Claims;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code POST /claims} as a function of Micronaut. */
@SerdeImport(Claim.class)
@SerdeImport(Claim.Customer.class)
@SerdeImport(Claim.Partner.class)
@SerdeImport(Claim.Product.class)
@SerdeImport(Claim.Contact.class)
public class FileClaim
    extends MicronautRequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  @Inject JsonMapper json;
  @Inject Claims claims;

  /** What Micronaut is to inject. */
  @Factory
  static class Beans {
    @Singleton
    Claims claims() {
      return new Claims(DynamoDbClient.create());
    }
  }

  @Override
  public APIGatewayV2HTTPResponse execute(APIGatewayV2HTTPEvent event) {
    try {
      Claims.Answer answer = claims.file(json.readValue(event.getBody(), Claim.class));
      return APIGatewayV2HTTPResponse.builder()
          .withStatusCode(answer.status())
          .withBody(answer.body())
          .build();
    } catch (IOException malformed) {
      return APIGatewayV2HTTPResponse.builder().withStatusCode(400).build();
    }
  }
}
