package cpor.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What a guard is told of a call, and what the caller hears if it does not pass. */
class GuardedCallsTest {

  private static final Caller.AssumedRole LIBRARIAN = new Caller.AssumedRole("librarian", "Lend");

  private static RunningServices services;
  private static AwsClients librarian;

  @BeforeAll
  static void start() {
    services = new RunningServices();
    librarian = new AwsClients(services.web.uri(), services.keys.issue(LIBRARIAN));
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @BeforeEach
  void forget() {
    services.calls.clear();
    services.guard = _ -> {};
  }

  @Test
  void aCallIsTheRolesWhoseKeySignedIt() {
    try (var dynamoDb = librarian.dynamoDb()) {
      ClaimsTable.put(dynamoDb, "CLAIM#guarded", "CLAIM");
    }

    assertThat(services.calls)
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.caller()).isEqualTo(LIBRARIAN);
              assertThat(call.service()).isEqualTo("dynamodb");
              assertThat(call.operation()).isEqualTo("PutItem");
              assertThat(call.request().text()).contains("CLAIM#guarded");
            });
  }

  @Test
  void whoHasAnyOtherKeyIsTheOwner() {
    try (var stepFunctions = services.clients().stepFunctions()) {
      var _ = stepFunctions.listStateMachines();
    }

    assertThat(services.calls)
        .extracting(Call::caller, Call::service, Call::operation)
        .containsExactly(tuple(new Caller.Owner(), "states", "ListStateMachines"));
  }

  @Test
  void s3IsAskedByMethodPathAndQuery() {
    try (var s3 = librarian.s3()) {
      s3.putObject(
          put -> put.bucket(RunningServices.BUCKET).key("a b/c"), RequestBody.fromString("paper"));
      var _ = s3.getObjectAsBytes(get -> get.bucket(RunningServices.BUCKET).key("a b/c"));
      var _ = s3.headObject(head -> head.bucket(RunningServices.BUCKET).key("a b/c"));
      var _ = s3.listObjectsV2(list -> list.bucket(RunningServices.BUCKET).prefix("a"));
      var _ = s3.listObjects(list -> list.bucket(RunningServices.BUCKET));
      var _ = s3.listObjectVersions(list -> list.bucket(RunningServices.BUCKET).prefix("a"));
      var _ = s3.deleteObject(delete -> delete.bucket(RunningServices.BUCKET).key("a b/c"));
      var _ =
          s3.deleteObjects(
              delete ->
                  delete
                      .bucket(RunningServices.BUCKET)
                      .delete(all -> all.objects(ObjectIdentifier.builder().key("a b/c").build())));
      var _ = s3.listBuckets();
      var _ = s3.getBucketVersioning(get -> get.bucket(RunningServices.BUCKET));
    }

    assertThat(services.calls)
        .extracting(Call::operation)
        .containsExactly(
            "PutObject",
            "GetObject",
            "HeadObject",
            "ListObjectsV2",
            "ListObjects",
            "ListObjectVersions",
            "DeleteObject",
            "DeleteObjects",
            "ListBuckets",
            S3Operation.UNKNOWN);
  }

  @Test
  void aRefusalComesInTheFormOfEachService() {
    services.guard =
        call -> {
          throw new AwsError(call.service().equals("s3") ? 403 : 400, "Refused", "as <told>");
        };

    try (var dynamoDb = librarian.dynamoDb();
        var s3 = librarian.s3();
        var ses = librarian.ses();
        var stepFunctions = librarian.stepFunctions()) {
      assertThatThrownBy(dynamoDb::listTables)
          .isInstanceOf(DynamoDbException.class)
          .hasMessageContaining("as <told>");
      assertThatThrownBy(s3::listBuckets)
          .isInstanceOfSatisfying(
              S3Exception.class, told -> assertThat(told.statusCode()).isEqualTo(403))
          .hasMessageContaining("as <told>");
      assertThatThrownBy(ses::getSendQuota)
          .isInstanceOfSatisfying(
              SesException.class,
              told -> assertThat(told.awsErrorDetails().errorCode()).isEqualTo("Refused"))
          .hasMessageContaining("as <told>");
      assertThatThrownBy(stepFunctions::listStateMachines)
          .isInstanceOf(SfnException.class)
          .hasMessageContaining("as <told>");
    }
    assertThat(services.calls)
        .extracting(Call::service)
        .isEqualTo(List.of("dynamodb", "s3", "ses", "states"));
  }
}
