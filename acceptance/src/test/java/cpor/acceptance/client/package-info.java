/** The people of the scenarios, as clients of the HTTP API. */
@NullMarked
package cpor.acceptance.client;

import org.jspecify.annotations.NullMarked;
