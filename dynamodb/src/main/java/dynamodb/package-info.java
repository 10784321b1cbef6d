/**
 * DynamoDB's table in memory: what a request asks of it is answered as the service would, and what
 * is not known here is refused. {@link dynamodb.InMemoryDynamoDb} is the way in.
 */
@NullMarked
package dynamodb;

import org.jspecify.annotations.NullMarked;
