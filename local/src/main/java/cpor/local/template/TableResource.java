package cpor.local.template;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A table. Its time to live is left out: nothing may rely on it.
 *
 * @param request what CreateTable takes
 */
public record TableResource(String name, ObjectNode request) {}
