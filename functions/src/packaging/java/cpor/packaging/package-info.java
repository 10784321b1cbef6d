/**
 * Rewrites what ships when it is built, so that it starts faster on Lambda: links lambdas and
 * switches over types instead of at their first use ({@code
 * docs/adr/0027-lambdas-are-linked-by-the-build.md}), and leaves out operations that nobody calls
 * ({@code docs/adr/0029-what-nobody-calls-does-not-ship.md}). It runs from its sources, needs the
 * JDK alone, and does not ship.
 */
@NullMarked
package cpor.packaging;

import org.jspecify.annotations.NullMarked;
