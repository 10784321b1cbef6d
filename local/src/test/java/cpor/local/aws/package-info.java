/** The AWS side of the local cloud, called with the real SDK clients. */
@NullMarked
package cpor.local.aws;

import org.jspecify.annotations.NullMarked;
