/** Tests of the customer's page. */
@NullMarked
package cpor.consent;

import org.jspecify.annotations.NullMarked;
