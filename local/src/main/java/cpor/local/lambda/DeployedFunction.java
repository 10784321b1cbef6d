package cpor.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.local.template.FunctionResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A function with its versions: the unpublished one, and the published ones, of which the alias
 * names the one that is called.
 */
public final class DeployedFunction {

  /** By which everything that calls a function calls it. */
  public static final String ALIAS = "live";

  private final Function<FunctionResource, RequestStreamHandler> starter;
  private final List<Version> published = new CopyOnWriteArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private volatile Version unpublished;
  private volatile Version live;
  private volatile OptionalInt reserved = OptionalInt.empty();

  /**
   * A version.
   *
   * @param name a number, or {@code $LATEST} for the one that is not published
   */
  public record Version(String name, FunctionResource resource, RequestStreamHandler handler) {}

  /** The first version, published. */
  DeployedFunction(
      FunctionResource resource, Function<FunctionResource, RequestStreamHandler> starter) {
    this.starter = starter;
    this.unpublished = new Version("$LATEST", resource, starter.apply(resource));
    this.live = publish();
  }

  /** As it was deployed. */
  public FunctionResource resource() {
    return published.getFirst().resource();
  }

  /** The one that the alias names. */
  public Version live() {
    return live;
  }

  /** All versions, the unpublished one first. */
  public List<Version> versions() {
    return Stream.concat(Stream.of(unpublished), published.stream()).toList();
  }

  /**
   * The version that a qualifier names.
   *
   * @param qualifier the alias, a version's name, or nothing for the unpublished version
   */
  public Optional<Version> version(String qualifier) {
    if (qualifier.equals(ALIAS)) {
      return Optional.of(live);
    }
    return qualifier.isEmpty()
        ? Optional.of(unpublished)
        : versions().stream().filter(version -> version.name().equals(qualifier)).findFirst();
  }

  /** Points the alias there. */
  public void call(Version version) {
    live = version;
  }

  /** Gives the unpublished version other variables. */
  public Version configure(Map<String, String> variables) {
    FunctionResource changed = unpublished.resource().withEnvironment(variables);
    unpublished = new Version(unpublished.name(), changed, starter.apply(changed));
    return unpublished;
  }

  /** Makes a version of what is not published. */
  public synchronized Version publish() {
    Version next =
        new Version(
            String.valueOf(published.size() + 1), unpublished.resource(), unpublished.handler());
    published.add(next);
    return next;
  }

  /** How many calls may run at once; empty if that is not limited. */
  public OptionalInt reserved() {
    return reserved;
  }

  /** Lets so many calls run at once, none with 0. */
  public void reserve(OptionalInt calls) {
    reserved = calls;
  }

  /** Whether there is room for one more call, which takes it. */
  boolean begin() {
    int now = running.incrementAndGet();
    if (now > reserved.orElse(Integer.MAX_VALUE)) {
      end();
      return false;
    }
    return true;
  }

  void end() {
    int _ = running.decrementAndGet();
  }
}
