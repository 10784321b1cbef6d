/** AWS as it is called: the one endpoint, the JSON protocol on both sides, DynamoDB and S3. */
@NullMarked
package cpor.local.aws;

import org.jspecify.annotations.NullMarked;
