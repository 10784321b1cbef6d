package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import stepfunctions.definition.Graph;
import stepfunctions.definition.State;
import stepfunctions.history.Failure;

/** One attempt of a Parallel: its branches side by side, all to their end or until one fails. */
final class ParallelAttempt implements Visit.Work {
  private final Visit visit;
  private final State.Parallel parallel;
  private final List<Branch> branches = new ArrayList<>();
  private final SortedMap<Integer, JsonNode> outputs = new TreeMap<>();

  ParallelAttempt(Visit visit, State.Parallel parallel) {
    this.visit = visit;
    this.parallel = parallel;
  }

  void start() {
    JsonNode input =
        parallel
            .arguments()
            .map(template -> template.evaluate("Arguments", visit.scope()))
            .orElse(visit.input());
    visit.branch().record("ParallelStateStarted");
    for (Graph graph : parallel.branches()) {
      branches.add(
          new Branch(
              visit.branch().run(),
              graph,
              visit.branch().variables(),
              visit.branch().lastEventId(),
              new BranchEnd(branches.size())));
    }
    visit.busy(this);
    branches.forEach(branch -> branch.start(input));
  }

  /** Goes on with the branches that have not succeeded, if there are any. */
  boolean redrive() {
    if (outputs.size() == branches.size()) {
      return false;
    }
    visit.busy(this);
    for (int i = 0; i < branches.size(); i++) {
      if (!outputs.containsKey(i)) {
        branches.get(i).redrive();
      }
    }
    return true;
  }

  @Override
  public void stop() {
    branches.forEach(Branch::stop);
  }

  @Override
  public void abort(long causeEventId) {
    branches.forEach(branch -> branch.abort(causeEventId));
  }

  private final class BranchEnd implements Branch.End {
    private final int index;

    BranchEnd(int index) {
      this.index = index;
    }

    @Override
    public void succeeded(JsonNode output, long lastEventId) {
      outputs.put(index, output);
      if (outputs.size() == branches.size()) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode().addAll(outputs.values());
        visit.branch().continueAfter(lastEventId);
        visit.branch().record("ParallelStateSucceeded");
        // on AWS the exit, too, follows the last event of the branches
        visit.branch().continueAfter(lastEventId);
        visit.succeeded(parallel.exit(), result);
      }
    }

    @Override
    public void failed(Failure failure, long lastEventId) {
      if (!failure.isTerminal()) {
        abort(lastEventId);
      }
      visit.branch().continueAfter(lastEventId);
      visit.failed(failure.inBranch());
    }
  }
}
