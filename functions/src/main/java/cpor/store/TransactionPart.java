package cpor.store;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A write that is to happen in the same transaction as a change of a claim, or not at all. */
public record TransactionPart(TransactWriteItem write) {}
