/**
 * The one way to change a claim: read it, have the rules decide, write what they say, and do it all
 * again when somebody else was faster. A request that is repeated under its key changes it once.
 */
@NullMarked
package cpor.change;

import org.jspecify.annotations.NullMarked;
