package cpor.local.template;

import java.time.Duration;

/** Calls a function again and again. */
public record Schedule(String functionId, Duration every) {}
