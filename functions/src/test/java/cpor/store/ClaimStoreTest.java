package cpor.store;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Action;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimEvent;
import cpor.claim.Customer;
import cpor.claim.CustomerContact;
import cpor.claim.Language;
import cpor.claim.PartnerContact;
import cpor.claim.Product;
import cpor.claim.SolutionArea;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

class ClaimStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Actor PARTNER = Actor.partner("user-1", "Petra Partner");

  private static final DynamoDBProxyServer SERVER;
  private static final URI ENDPOINT;

  static {
    try (ServerSocket free = new ServerSocket(0)) {
      ENDPOINT = URI.create("http://127.0.0.1:" + free.getLocalPort());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    try {
      String port = String.valueOf(ENDPOINT.getPort());
      SERVER =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {"-inMemory", "-port", port, "-disableTelemetry"});
      SERVER.start();
    } catch (Exception notStarted) {
      throw new IllegalStateException(notStarted);
    }
  }

  private final DynamoDbClient dynamoDb =
      DynamoDbClient.builder()
          .endpointOverride(ENDPOINT)
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
  private final ClaimStore store = new ClaimStore(dynamoDb, "claims", Period.ofYears(7));

  @BeforeEach
  void createTable() {
    dynamoDb.createTable(
        request ->
            request
                .tableName("claims")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
  }

  @AfterAll
  static void stop() throws Exception {
    SERVER.stop();
  }

  @AfterEach
  void close() {
    dynamoDb.deleteTable(request -> request.tableName("claims"));
    dynamoDb.close();
  }

  @Test
  void aClaimIsReadAsItWasWritten() {
    Commit created = creation();

    assertThat(store.commit(created)).isInstanceOf(CommitResult.Committed.class);

    assertThat(store.find("claim-1")).contains(created.after());
    assertThat(store.history("claim-1", 25, null).items()).isEqualTo(created.events());
  }

  @Test
  void aClaimThatHasChangedSinceItWasReadIsNotOverwritten() {
    Commit created = creation();
    store.commit(created);
    Commit first = comment(created.after(), "first");
    Commit second = comment(created.after(), "second");

    assertThat(store.commit(first)).isInstanceOf(CommitResult.Committed.class);
    assertThat(store.commit(second)).isInstanceOf(CommitResult.Stale.class);

    assertThat(store.comments("claim-1", 25, null).items())
        .extracting(Comment::text)
        .containsExactly("first");
  }

  @Test
  void namesAndAddressesStandInThePersonalMapAlone() {
    store.commit(creation());

    for (Map<String, AttributeValue> item :
        dynamoDb.scan(scan -> scan.tableName("claims")).items()) {
      AttributeValue document = item.get("document");
      assertThat(String.valueOf(document))
          .doesNotContain("Cili", "cili@contoso.hu", "Pál", "pal@partner.example", "Petra");
      assertThat(String.valueOf(item.get("personal"))).contains("Cili");
    }
  }

  @Test
  void aDiscardedDraftIsGone() {
    Claim created = creation().after();
    store.commit(creation());

    store.commit(Commit.of(created, List.of(new ClaimEvent.ClaimDiscarded()), PARTNER, NOW));

    assertThat(store.find("claim-1")).isEmpty();
  }

  @Test
  void anAnswerIsKeptForADayAndStandsInTheWayOfAnother() {
    IdempotencyRecords records = new IdempotencyRecords(dynamoDb, "claims");
    IdempotencyKey key = new IdempotencyKey("org-17", Action.COMMENT.label(), "print");
    StoredAnswer answer = new StoredAnswer("print", 201, Map.of("ETag", "\"1\""), "{}");
    store.commit(creation().beside(records.keep(key, answer, NOW)));

    assertThat(store.read("claim-1", key, NOW).answered()).isEqualTo(answer);
    assertThat(store.read("claim-1", key, NOW.plusSeconds(24 * 3600)).answered()).isNull();
    assertThat(store.commit(creation().beside(records.keep(key, answer, NOW))))
        .isInstanceOfSatisfying(
            CommitResult.PartRefused.class,
            refused ->
                assertThat(IdempotencyRecords.answer(refused.found(), NOW)).contains(answer));
  }

  private static Commit creation() {
    ClaimDetails details =
        new ClaimDetails(
            new Customer("8f0c0000-0000-4000-8000-000000000000", "Contoso Kft.", "contoso.hu"),
            "4567890",
            SolutionArea.BUSINESS_APPLICATIONS,
            null,
            List.of(new Product("Dynamics 365 Sales", null)),
            new CustomerContact("Cili", null, "cili@contoso.hu", Language.HU),
            new PartnerContact("Pál", "pal@partner.example", null),
            null,
            null);
    return Commit.of(
        null, List.of(new ClaimEvent.ClaimCreated("claim-1", "org-17", details)), PARTNER, NOW);
  }

  private static Commit comment(Claim claim, String text) {
    return Commit.of(claim, List.of(new ClaimEvent.CommentAdded(text)), PARTNER, NOW);
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
