/** Where s3proxy looks for the kinds of stores whose abilities it knows. */
@NullMarked
package cpor.local.aws.nio2blob;

import org.jspecify.annotations.NullMarked;
