/** The pages that a customer sees who opens the link of a consent notice. */
@NullMarked
package cpor.consent.page;

import org.jspecify.annotations.NullMarked;
