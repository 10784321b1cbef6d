/** What the page makes of what others wrote. */
@NullMarked
package cpor.local.page;

import org.jspecify.annotations.NullMarked;
