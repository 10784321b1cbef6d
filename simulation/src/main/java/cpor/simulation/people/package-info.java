/** Partners, reviewers, customers and operators, who do what they like, when they like. */
@NullMarked
package cpor.simulation.people;

import org.jspecify.annotations.NullMarked;
