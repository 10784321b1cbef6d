package cpor.local.aws;

import cpor.local.web.Request;

/**
 * A call of AWS before its service gets it.
 *
 * @param service as IAM spells it: {@code dynamodb}, {@code s3}, {@code ses}, {@code states}
 * @param operation as the service's API spells it: {@code TransactWriteItems}, {@code PutObject};
 *     of a service that is asked by REST, beside S3, method and path
 * @param request with its body, but for what is uploaded to S3
 */
public record Call(Caller caller, String service, String operation, Request request) {}
