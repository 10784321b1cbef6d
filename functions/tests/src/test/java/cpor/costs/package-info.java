/** What the product's use cases cost in DynamoDB. */
@NullMarked
package cpor.costs;

import org.jspecify.annotations.NullMarked;
