/** Expressions of DynamoDB, read and applied to items. */
@NullMarked
package dynamodb.expression;

import org.jspecify.annotations.NullMarked;
