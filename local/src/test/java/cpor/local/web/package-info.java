/** Requests, answers and the server between them. */
@NullMarked
package cpor.local.web;

import org.jspecify.annotations.NullMarked;
