package stepfunctions.definition;

import java.util.Map;
import java.util.Optional;
import stepfunctions.jsonata.Template;

/**
 * A way out of a state.
 *
 * @param output what to hand on, if not the state's result
 * @param assign variables to set on the way, by name
 * @param next the state to go to; none ends the graph
 */
public record Exit(
    Optional<Template> output, Map<String, Template> assign, Optional<String> next) {}
