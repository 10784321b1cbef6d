/** What API Gateway would answer, and what it would tell a function. */
@NullMarked
package cpor.local.gateway;

import org.jspecify.annotations.NullMarked;
