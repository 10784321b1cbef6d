package cpor.claim;

/**
 * One thing that is wrong with what was asked.
 *
 * @param pointer a JSON Pointer to the field; empty when no single field is at fault
 */
public record Fault(String pointer, String detail) {}
