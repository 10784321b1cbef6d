/** Tests of HTTP as API Gateway hands it over. */
@NullMarked
package cpor.http;

import org.jspecify.annotations.NullMarked;
