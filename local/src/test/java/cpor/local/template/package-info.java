/** What is taken from template.yaml, and what is refused. */
@NullMarked
package cpor.local.template;

import org.jspecify.annotations.NullMarked;
