/** The embedded cloud: the whole product in one JVM, from template.yaml and the state machine. */
@NullMarked
package cpor.local;

import org.jspecify.annotations.NullMarked;
