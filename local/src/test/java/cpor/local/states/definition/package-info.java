/** State machines as the Amazon States Language (JSONata) defines them: model, reader, checks. */
@NullMarked
package cpor.local.states.definition;

import org.jspecify.annotations.NullMarked;
