package cpor.acceptance;

import cpor.acceptance.world.World;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link Scenario}. The tests of a class live in one world, whose time only moves
 * forward. After each test its claims' executions are looked at. Where time stands still meanwhile,
 * what is still open is withdrawn: it would go on to escalate while later tests let time pass.
 */
final class ScenarioExtension implements ParameterResolver, BeforeAllCallback, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(ScenarioExtension.class);

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Worlds worlds =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
            .computeIfAbsent(Worlds.class, _ -> Worlds.ofThisRun(), Worlds.class);
    var _ =
        context
            .getStore(NAMESPACE)
            .computeIfAbsent(Worlds.Lease.class, _ -> worlds.lend(), Worlds.Lease.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Scenario.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    World world = Objects.requireNonNull(store.get(Worlds.Lease.class, Worlds.Lease.class)).world();
    return store.computeIfAbsent(Scenario.class, _ -> new Scenario(world), Scenario.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    Scenario scenario = Objects.requireNonNull(store.get(Scenario.class, Scenario.class));
    try {
      scenario.claims().forEach(claim -> ExecutionCheck.check(claim, scenario.world()));
    } finally {
      if (scenario.world().delay().isZero()) {
        scenario.withdrawsWhatIsOpen();
      }
    }
  }
}
