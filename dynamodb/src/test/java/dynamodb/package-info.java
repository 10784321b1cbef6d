@NullMarked
package dynamodb;

import org.jspecify.annotations.NullMarked;
