package cpor.table.claims;

import cpor.claim.StageName;
import org.jspecify.annotations.Nullable;

/**
 * Which claims the reviewers' queue shows; null stands for any.
 *
 * @param overdue whether the stage's deadline has come
 */
public record ReviewFilter(@Nullable StageName stage, @Nullable Boolean overdue) {}
