/** What a command takes of a claim that has lived long, in an organisation that has many. */
@NullMarked
package cpor.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
