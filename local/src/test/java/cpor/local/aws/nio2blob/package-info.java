@NullMarked
package cpor.local.aws.nio2blob;

import org.jspecify.annotations.NullMarked;
