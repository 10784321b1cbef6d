/** API Gateway's HTTP API as a client and a function see it: routes, tokens, payload format 2.0. */
@NullMarked
package cpor.local.gateway;

import org.jspecify.annotations.NullMarked;
