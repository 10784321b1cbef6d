package cpor.local.template;

import cpor.local.aws.EventSourceMapping;

/** Which function reads which table's stream, and how. */
public record StreamMapping(String functionId, EventSourceMapping mapping) {}
