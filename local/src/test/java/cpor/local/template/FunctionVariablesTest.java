package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.cloud.Cloud;
import cpor.cloud.MissingVariable;
import cpor.local.aws.AwsClients;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every function of the project's template starts with what the template gives it. */
class FunctionVariablesTest {

  /** Read by nobody: it is there so that a version differs from the one before it. */
  private static final String CONFIGURATION = "CONFIGURATION";

  private static final Template TEMPLATE = ProjectTemplate.understood();

  /** Nobody calls a service. */
  private static final AwsClients NOBODY = new AwsClients(URI.create("http://localhost:1"));

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
    Set<String> readBySomebody = new TreeSet<>(Set.of(CONFIGURATION));
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

        assertThatThrownBy(
                () -> start(function, new ListeningCloud(others, new TreeSet<>(), NOBODY)))
            .as(function.logicalId())
            .hasRootCauseExactlyInstanceOf(MissingVariable.class)
            .rootCause()
            .hasMessageContaining(variable);
      }
    }
  }

  private static Set<String> readBy(FunctionResource function) throws Exception {
    Set<String> read = new TreeSet<>();
    start(function, new ListeningCloud(function.environment(), read, NOBODY));
    return read;
  }

  private static void start(FunctionResource function, Cloud cloud) throws Exception {
    var _ = Class.forName(function.handler()).getConstructor(Cloud.class).newInstance(cloud);
  }
}
