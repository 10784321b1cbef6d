/** The store against DynamoDB Local. */
@NullMarked
package cpor.store;

import org.jspecify.annotations.NullMarked;
