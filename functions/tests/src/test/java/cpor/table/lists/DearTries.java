package cpor.table.lists;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Tries that need a table each cost twenty times as much, so there are as many fewer of them. */
final class DearTries implements AroundPropertyHook {

  private static final int COST = 20;
  private static final int USUAL_TRIES = 200;

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    context.attributes().setTries(Integer.getInteger("jqwik.tries.default", USUAL_TRIES) / COST);
    return property.execute();
  }
}
