/** The identity provider of the local cloud: OAuth 2.0 client credentials and their public keys. */
@NullMarked
package cpor.local.tokens;

import org.jspecify.annotations.NullMarked;
