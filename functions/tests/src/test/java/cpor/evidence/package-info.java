/** Tests of the documents' links and of what is found behind them. */
@NullMarked
package cpor.evidence;

import org.jspecify.annotations.NullMarked;
