/**
 * Links lambdas and switches over types when what ships is built, instead of at their first use on
 * Lambda: {@code docs/adr/0027-lambdas-are-linked-by-the-build.md}. It runs from its sources, needs
 * the JDK alone, and does not ship.
 */
@NullMarked
package cpor.packaging;

import org.jspecify.annotations.NullMarked;
