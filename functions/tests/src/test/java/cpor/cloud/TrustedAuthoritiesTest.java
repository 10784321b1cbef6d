package cpor.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.util.Collections;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class TrustedAuthoritiesTest {

  private static final String HERE = "dns:localhost";

  @TempDir private static Path folder;

  @Test
  void amazonsFiveAreAmongThoseOfTheJdk() throws GeneralSecurityException {
    KeyStore amazons = TrustedAuthorities.amazons();

    assertThat(TrustedAuthorities.thoseOf(null).getAcceptedIssuers())
        .contains(TrustedAuthorities.thoseOf(amazons).getAcceptedIssuers());
    assertThat(Collections.list(amazons.aliases())).hasSize(5);
  }

  @Test
  void whomAmazonVouchesForNeedsNoOther() throws Exception {
    try (VouchedServer server = VouchedServer.named(HERE, folder)) {
      TrustedAuthorities authorities =
          new TrustedAuthorities(
              server.authority(),
              () -> {
                throw new AssertionError("is asked though nobody has to");
              });

      assertThat(status(server, authorities)).isEqualTo(200);
    }
  }

  @Test
  void whomOnlyTheJdkKnowsIsTrusted() throws Exception {
    try (VouchedServer server = VouchedServer.named(HERE, folder)) {
      assertThat(status(server, amazonsAnd(server.authority()))).isEqualTo(200);
    }
  }

  @Test
  void aServerOfAnotherNameIsRefused() throws Exception {
    try (VouchedServer server = VouchedServer.named("dns:dynamodb.example", folder)) {
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(() -> status(server, amazonsAnd(server.authority())))
          .withMessageContaining("localhost");
    }
  }

  @Test
  void aClientRefusesWhomNobodyVouchesFor() throws Exception {
    try (VouchedServer server = VouchedServer.named(HERE, folder);
        DynamoDbClient client =
            TimeLimits.USUAL
                .in(DynamoDbClient.builder())
                .endpointOverride(server.uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build()) {
      assertThatThrownBy(client::listTables)
          .isInstanceOf(SdkClientException.class)
          .hasRootCauseInstanceOf(CertPathBuilderException.class);
    }
  }

  private static TrustedAuthorities amazonsAnd(X509ExtendedTrustManager authority) {
    return new TrustedAuthorities(
        TrustedAuthorities.thoseOf(TrustedAuthorities.amazons()), () -> authority);
  }

  private static int status(VouchedServer server, TrustedAuthorities authorities)
      throws IOException, GeneralSecurityException {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {authorities}, null);
    HttpsURLConnection connection = (HttpsURLConnection) server.uri().toURL().openConnection();
    connection.setSSLSocketFactory(tls.getSocketFactory());
    return connection.getResponseCode();
  }
}
