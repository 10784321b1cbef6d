/**
 * The AWS services of the embedded cloud: DynamoDB, S3, SES and EventBridge behind one endpoint.
 */
@NullMarked
package cpor.local.aws;

import org.jspecify.annotations.NullMarked;
