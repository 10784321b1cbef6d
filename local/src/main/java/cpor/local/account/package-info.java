/** The account and its stack: Security Token Service and CloudFormation. */
@NullMarked
package cpor.local.account;

import org.jspecify.annotations.NullMarked;
