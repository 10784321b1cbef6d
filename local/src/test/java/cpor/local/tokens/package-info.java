/** Tokens, and refusals of those who may not have one. */
@NullMarked
package cpor.local.tokens;

import org.jspecify.annotations.NullMarked;
