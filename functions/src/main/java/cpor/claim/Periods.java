package cpor.claim;

import cpor.calendar.Period;

/** How long everything may take. A claim keeps the periods it was submitted under. */
public record Periods(
    Period reviewStartWithin,
    Period reviewWithin,
    Period decisionDueWithin,
    Period partnerResponseWithin,
    Period consentWindow,
    Period disputePeriod,
    Period disputeAnswerWithin,
    Period partnerReminderBefore,
    Period disputeReminderBefore) {}
