/** State machines as the Amazon States Language (JSONata) defines them: model, reader, checks. */
@NullMarked
package stepfunctions.definition;

import org.jspecify.annotations.NullMarked;
