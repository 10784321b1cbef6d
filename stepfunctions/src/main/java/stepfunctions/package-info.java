/** Step Functions in this JVM: an interpreter of the Amazon States Language, and its API. */
@NullMarked
package stepfunctions;

import org.jspecify.annotations.NullMarked;
