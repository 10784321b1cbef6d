package cpor.benchmarks.commands;

import cpor.benchmarks.Quartiles;
import cpor.benchmarks.cloud.BenchmarkCloud;
import cpor.benchmarks.cloud.Lives;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Commands a second through the functions themselves, against nothing but what they ask of the
 * table, by the same client; and what is allocated beside that. The two take turns, each on claims
 * of its own.
 */
public final class CommandsBenchmark {

  private final int inARound;
  private final BenchmarkCloud cloud;
  private final TableCalls calls;
  private final Lives lives;
  private int numbers;

  private CommandsBenchmark(BenchmarkCloud cloud, int inARound) {
    this.cloud = cloud;
    this.inARound = inARound;
    this.calls = new TableCalls(cloud.dynamoDb());
    this.lives = new Lives(cloud);
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    int inARound = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 25;
    BenchmarkCloud cloud = BenchmarkCloud.start(Path.of("template.yaml"));
    CommandsBenchmark benchmark = new CommandsBenchmark(cloud, inARound);
    // the first pass is for the compiler
    for (Command command : Command.values()) {
      benchmark.compare(command, rounds / 2);
    }
    System.out.println(
        "| command | asks | commands a second | as often as asked alone | CPU by us, µs | KB by us"
            + " | KB asked alone |\n"
            + "| --- | --- | --- | --- | --- | --- | --- |");
    for (Command command : Command.values()) {
      System.out.println(benchmark.compare(command, rounds));
    }
    System.exit(0);
  }

  private String compare(Command command, int times) {
    Function real = Function.of(command, cloud);
    Function written = Function.of(command, cloud.through(calls));
    List<Double> rate = new ArrayList<>();
    List<Double> ratio = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    List<Double> bareBytes = new ArrayList<>();
    List<DynamoDbRequest> asked = List.of();
    for (int round = 0; round < times; round++) {
      List<byte[]> events = events(command);
      List<List<DynamoDbRequest>> bare = new ArrayList<>();
      for (byte[] event : events(command)) {
        written.call(event);
        bare.add(calls.taken());
      }
      asked = bare.getFirst();
      Meter alone = Meter.of(() -> bare.forEach(calls::repeat));
      Meter whole = Meter.of(() -> events.forEach(real::call));
      rate.add(inARound * 1e9 / whole.nanoseconds());
      ratio.add((double) alone.nanoseconds() / whole.nanoseconds());
      cpu.add((whole.cpuNanoseconds() - alone.cpuNanoseconds()) / 1e3 / inARound);
      bytes.add((whole.allocatedBytes() - alone.allocatedBytes()) / 1e3 / inARound);
      bareBytes.add(alone.allocatedBytes() / 1e3 / inARound);
    }
    return "| %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            command,
            String.join(", ", asked.stream().map(CommandsBenchmark::name).toList()),
            Quartiles.of(rate).text(0),
            Quartiles.of(ratio).text(2),
            Quartiles.of(cpu).text(0),
            Quartiles.of(bytes).text(0),
            Quartiles.of(bareBytes).text(0));
  }

  private static String name(DynamoDbRequest request) {
    return request.getClass().getSimpleName().replace("Request", "");
  }

  private List<byte[]> events(Command command) {
    List<byte[]> events = new ArrayList<>();
    for (int i = 0; i < inARound; i++) {
      events.add(command.prepared(lives, ++numbers));
    }
    return events;
  }
}
