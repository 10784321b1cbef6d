/**
 * The rules once more, as docs/rules.md has them, to judge by: independent of those that the
 * product decides by.
 */
@NullMarked
package cpor.simulation.rules;

import org.jspecify.annotations.NullMarked;
