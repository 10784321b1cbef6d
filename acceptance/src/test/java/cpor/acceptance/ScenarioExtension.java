package cpor.acceptance;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.Command;
import cpor.acceptance.world.LocalStackWorld;
import cpor.acceptance.world.LocalWorld;
import cpor.acceptance.world.World;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link Scenario}. One world serves all tests of a run, and its time only moves
 * forward. After each test its claims' executions are looked at. Where time stands still meanwhile,
 * what is still open is withdrawn: it would go on to escalate while later tests let time pass.
 */
final class ScenarioExtension implements ParameterResolver, AfterEachCallback {

  /** A Monday morning. */
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private static final Namespace NAMESPACE = Namespace.create(ScenarioExtension.class);

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Scenario.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    World world =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
            .computeIfAbsent(Start.class, _ -> Start.now(), Start.class)
            .world();
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(Scenario.class, _ -> new Scenario(world), Scenario.class);
  }

  /** The one start of a world: one that failed is not tried again by the next test. */
  private record Start(CompletableFuture<World> attempt) implements AutoCloseable {

    static Start now() {
      CompletableFuture<World> attempt = new CompletableFuture<>();
      try {
        attempt.complete(named(System.getProperty("acceptance.world", "local")));
      } catch (RuntimeException failure) {
        attempt.completeExceptionally(failure);
      }
      return new Start(attempt);
    }

    private static World named(String name) {
      return switch (name) {
        case "local" -> LocalWorld.standingAt(START);
        case "localstack" -> LocalStackWorld.start();
        default -> throw new IllegalArgumentException("there is no world called " + name);
      };
    }

    World world() {
      try {
        return attempt.join();
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
      }
    }

    @Override
    public void close() {
      if (!attempt.isCompletedExceptionally()) {
        attempt.join().close();
      }
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    Scenario scenario = Objects.requireNonNull(store.get(Scenario.class, Scenario.class));
    try {
      scenario.claims().forEach(claim -> ExecutionCheck.check(claim, scenario.world()));
    } finally {
      if (scenario.world().delay().isZero()) {
        scenario.claims().forEach(ScenarioExtension::end);
      }
    }
  }

  private static void end(Claim claim) {
    if (claim.owner().get(claim, "").status() == 200) {
      ClaimView left = claim.owner().reads(claim);
      if (left.allowedActions().contains("withdraw")) {
        claim.owner().does(claim, Command.withdraw("OTHER"));
      }
    }
  }
}
