/** What comes through API Gateway. */
@NullMarked
package cpor.http;

import org.jspecify.annotations.NullMarked;
