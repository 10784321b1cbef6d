/** The customer's page, by which it may decline. */
@NullMarked
package cpor.consent;

import org.jspecify.annotations.NullMarked;
