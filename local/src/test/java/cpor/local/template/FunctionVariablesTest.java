package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.cloud.Cloud;
import cpor.cloud.MissingVariable;
import cpor.local.aws.AwsClients;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Every function of the project's template starts with what the template gives it. */
class FunctionVariablesTest {

  /** Read by nobody: a function's version is published when the template's own text changes. */
  private static final String RELEASE = "CONFIGURATION_RELEASE";

  private static final Template TEMPLATE = ProjectTemplate.understood();

  @Test
  void everyHandlerExistsAndStartsOnLambdaWithoutArguments() throws Exception {
    assertThat(TEMPLATE.functions()).hasSizeGreaterThan(8);
    for (FunctionResource function : TEMPLATE.functions()) {
      assertThat(Class.forName(function.handler()).getConstructor()).isNotNull();
    }
  }

  @Test
  void everyVariableThatAFunctionReadsIsSet() throws Exception {
    for (FunctionResource function : TEMPLATE.functions()) {
      assertThat(function.environment().keySet())
          .as(function.logicalId())
          .containsAll(readBy(function));
    }
  }

  @Test
  void noVariableIsSetThatNobodyReads() throws Exception {
    Set<String> shared = new TreeSet<>();
    ProjectTemplate.DOCUMENT
        .at("/Globals/Function/Environment/Variables")
        .fieldNames()
        .forEachRemaining(shared::add);
    Set<String> readBySomebody = new TreeSet<>(Set.of(RELEASE));
    for (FunctionResource function : TEMPLATE.functions()) {
      Set<String> read = readBy(function);
      readBySomebody.addAll(read);
      Set<String> own = new TreeSet<>(function.environment().keySet());
      own.removeAll(shared);
      assertThat(read).as(function.logicalId()).containsAll(own);
    }
    assertThat(readBySomebody).containsAll(shared);
  }

  @Test
  void aFunctionDoesNotStartWithoutAVariableAndNamesIt() throws Exception {
    for (FunctionResource function : TEMPLATE.functions()) {
      for (String variable : readBy(function)) {
        Map<String, String> others = new HashMap<>(function.environment());
        others.remove(variable);

        assertThatThrownBy(() -> start(function, new ListeningCloud(others, new TreeSet<>())))
            .as(function.logicalId())
            .hasRootCauseExactlyInstanceOf(MissingVariable.class)
            .rootCause()
            .hasMessageContaining(variable);
      }
    }
  }

  private static Set<String> readBy(FunctionResource function) throws Exception {
    Set<String> read = new TreeSet<>();
    start(function, new ListeningCloud(function.environment(), read));
    return read;
  }

  private static void start(FunctionResource function, Cloud cloud) throws Exception {
    var _ = Class.forName(function.handler()).getConstructor(Cloud.class).newInstance(cloud);
  }

  /** Notes which variables are asked for; nobody calls its services. */
  private record ListeningCloud(Map<String, String> given, Set<String> read) implements Cloud {

    private static final AwsClients CLIENTS = new AwsClients(URI.create("http://localhost:1"));

    @Override
    public Map<String, String> variables() {
      return new HashMap<>(given) {
        @Override
        public @Nullable String get(@Nullable Object name) {
          read.add(String.valueOf(name));
          return super.get(name);
        }
      };
    }

    @Override
    public Clock clock() {
      return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }

    @Override
    public DynamoDbClient dynamoDb() {
      return CLIENTS.dynamoDb();
    }

    @Override
    public S3Client s3() {
      return CLIENTS.s3();
    }

    @Override
    public S3Presigner s3Presigner() {
      return CLIENTS.s3Presigner();
    }

    @Override
    public SesClient ses() {
      return CLIENTS.ses();
    }

    @Override
    public SfnClient stepFunctions() {
      return CLIENTS.stepFunctions();
    }
  }
}
