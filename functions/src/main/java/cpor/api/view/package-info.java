/** What clients of the API are shown, and how it is written. */
@NullMarked
package cpor.api.view;

import org.jspecify.annotations.NullMarked;
