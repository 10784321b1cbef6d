package stepfunctions.definition;

import java.time.Duration;
import java.util.Optional;

/**
 * A state machine.
 *
 * @param timeout how long an execution may last
 */
public record Machine(Graph graph, Optional<Duration> timeout) {}
