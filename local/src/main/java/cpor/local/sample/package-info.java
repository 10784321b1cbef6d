/** One claim's life, played and told, for whoever starts the local cloud for the first time. */
@NullMarked
package cpor.local.sample;

import org.jspecify.annotations.NullMarked;
