package cpor.benchmarks.commands;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What one thread has used while it did something: DynamoDB Local works in threads of its own. */
public record Meter(long nanoseconds, long cpuNanoseconds, long allocatedBytes) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Meter reading() {
    return new Meter(
        System.nanoTime(),
        THREADS.getCurrentThreadCpuTime(),
        THREADS.getCurrentThreadAllocatedBytes());
  }

  public static Meter of(Runnable work) {
    Meter before = reading();
    work.run();
    Meter after = reading();
    return new Meter(
        after.nanoseconds - before.nanoseconds,
        after.cpuNanoseconds - before.cpuNanoseconds,
        after.allocatedBytes - before.allocatedBytes);
  }
}
