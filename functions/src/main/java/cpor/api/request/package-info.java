/** Reads what clients of the API send: who calls, bodies, and the queries of lists. */
@NullMarked
package cpor.api.request;

import org.jspecify.annotations.NullMarked;
