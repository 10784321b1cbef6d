@NullMarked
package cpor.local.iam;

import org.jspecify.annotations.NullMarked;
