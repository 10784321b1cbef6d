/** What a function finds around it: its variables, the time and the AWS services. */
@NullMarked
package cpor.cloud;

import org.jspecify.annotations.NullMarked;
