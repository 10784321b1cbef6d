/** HTTP as API Gateway hands it to a function and takes it back: payload format 2.0. */
@NullMarked
package cpor.http;

import org.jspecify.annotations.NullMarked;
