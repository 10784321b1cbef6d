package cpor.acceptance;

import cpor.acceptance.world.LocalStackWorld;
import cpor.acceptance.world.LocalWorld;
import cpor.acceptance.world.World;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The worlds of a run. On the local cloud a world's time stands until its scenarios move it, so it
 * is lent to one class at a time, and classes that run side by side get one each. LocalStack is one
 * world for all, whose time is real.
 */
abstract sealed class Worlds implements AutoCloseable {

  /** A Monday morning. */
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  static Worlds ofThisRun() {
    String name = System.getProperty("acceptance.world", "local");
    return switch (name) {
      case "local" -> new Local();
      case "localstack" -> new OnLocalStack();
      default -> throw new IllegalArgumentException("there is no world called " + name);
    };
  }

  /** A world for as long as a class needs it. */
  record Lease(World world, Runnable returning) implements AutoCloseable {
    @Override
    public void close() {
      returning.run();
    }
  }

  abstract Lease lend();

  @Override
  public abstract void close();

  private static final class Local extends Worlds {
    private final Deque<World> free = new ArrayDeque<>();

    @Override
    Lease lend() {
      World world = Optional.ofNullable(taken()).orElseGet(() -> LocalWorld.standingAt(START));
      return new Lease(world, () -> giveBack(world));
    }

    private synchronized @Nullable World taken() {
      return free.pollFirst();
    }

    private synchronized void giveBack(World world) {
      free.addFirst(world);
    }

    @Override
    public synchronized void close() {
      free.forEach(World::close);
    }
  }

  private static final class OnLocalStack extends Worlds {
    private @Nullable World world;
    private @Nullable RuntimeException failure;

    /** A start that failed is not tried again by the next class. */
    @Override
    synchronized Lease lend() {
      if (failure != null) {
        throw failure;
      }
      if (world == null) {
        try {
          world = LocalStackWorld.start();
        } catch (RuntimeException failed) {
          failure = failed;
          throw failed;
        }
      }
      return new Lease(world, () -> {});
    }

    @Override
    public synchronized void close() {
      if (world != null) {
        world.close();
      }
    }
  }
}
