/** Step Functions in this JVM: an interpreter of the Amazon States Language, and its API. */
@NullMarked
package cpor.local.states;

import org.jspecify.annotations.NullMarked;
