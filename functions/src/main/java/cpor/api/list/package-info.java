/** What the parameters of a list ask for, and which of them go together. */
@NullMarked
package cpor.api.list;

import org.jspecify.annotations.NullMarked;
