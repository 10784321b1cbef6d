package cpor.local.template;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A table.
 *
 * <p>Time to live is left out: DynamoDB Local would remove items by the machine's clock, and the
 * product's runs apart from it.
 *
 * @param request what CreateTable takes
 */
public record TableResource(String name, ObjectNode request) {}
