/**
 * The HTTP API of partners and reviewers: its routes and what they do. What clients send is read in
 * {@code request}, what they are shown stands in {@code view}, what may be in their way in {@code
 * problem}; none of these knows the routes.
 */
@NullMarked
package cpor.api;

import org.jspecify.annotations.NullMarked;
