/** What crosses the wire: DynamoDB's API in JSON, and what a stream tells of a change. */
@NullMarked
package dynamodb.api;

import org.jspecify.annotations.NullMarked;
