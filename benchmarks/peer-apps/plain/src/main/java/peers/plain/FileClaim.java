package peers.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import peers.claims.Claim;
import peers.claims.Claims;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code POST /claims} with nothing but a mapper and the SDK. */
public final class FileClaim implements RequestStreamHandler {

  private final ObjectMapper json = new ObjectMapper();
  private final Claims claims = new Claims(DynamoDbClient.create());

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String body = json.readTree(input).path("body").asText();
    Claims.Answer answer = claims.file(json.readValue(body, Claim.class));
    json.writeValue(output, Map.of("statusCode", answer.status(), "body", answer.body()));
  }
}
