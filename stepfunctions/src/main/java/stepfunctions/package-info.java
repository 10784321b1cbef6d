/**
 * Step Functions in this JVM: the engine that runs state machines of the Amazon States Language in
 * its JSONata form. The module's README says what it covers and what it refuses.
 */
@NullMarked
package stepfunctions;

import org.jspecify.annotations.NullMarked;
