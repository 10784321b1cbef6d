/** JSONata as Step Functions speaks it: expressions, and JSON values that contain them. */
@NullMarked
package stepfunctions.jsonata;

import org.jspecify.annotations.NullMarked;
