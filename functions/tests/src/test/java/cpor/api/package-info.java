/** Tests of the HTTP API, called as API Gateway calls it. */
@NullMarked
package cpor.api;

import org.jspecify.annotations.NullMarked;
