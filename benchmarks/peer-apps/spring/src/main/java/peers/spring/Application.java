package peers.spring;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.function.json.JsonMapper;
import org.springframework.context.annotation.Bean;
import peers.claims.Claim;
import peers.claims.Claims;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code POST /claims} as a function of Spring Cloud Function. */
@SpringBootApplication
public class Application {

  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments);
  }

  @Bean
  Claims claims() {
    return new Claims(DynamoDbClient.create());
  }

  @Bean
  Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> fileClaim(
      JsonMapper json, Claims claims) {
    return event -> {
      Claim claim = json.fromJson(event.getBody(), Claim.class);
      Claims.Answer answer = claims.file(claim);
      return APIGatewayV2HTTPResponse.builder()
          .withStatusCode(answer.status())
          .withBody(answer.body())
          .build();
    };
  }
}
