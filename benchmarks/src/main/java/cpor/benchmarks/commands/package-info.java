/** What a command of the API takes beside what it asks of the table. */
@NullMarked
package cpor.benchmarks.commands;

import org.jspecify.annotations.NullMarked;
