/** Tests of how requests are read. */
@NullMarked
package cpor.api.request;

import org.jspecify.annotations.NullMarked;
