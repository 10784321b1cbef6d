/** The first answer of a function in a fresh JVM, as Lambda starts it. */
@NullMarked
package cpor.benchmarks.firstanswer;

import org.jspecify.annotations.NullMarked;
