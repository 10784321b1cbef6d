/** Who may do what: what a call of AWS needs, and whether its caller's policies allow that. */
@NullMarked
package cpor.local.rights;

import org.jspecify.annotations.NullMarked;
