/** Reads template.yaml, as far as the local cloud imitates what it says. */
@NullMarked
package cpor.local.template;

import org.jspecify.annotations.NullMarked;
