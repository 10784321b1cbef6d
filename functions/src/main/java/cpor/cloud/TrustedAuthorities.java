package cpor.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Who may vouch for a server: Amazon's own five authorities, and where none of them does, whom the
 * JDK trusts. To read those 150 takes a tenth of a first answer, so it waits until they are needed,
 * which the servers of AWS do not ("How to Prepare for AWS's Move to Its Own Certificate
 * Authority", AWS Security Blog). Nothing is pinned: Amazon Trust Services advises against it.
 */
final class TrustedAuthorities extends X509ExtendedTrustManager {

  private static final TrustedAuthorities FOR_ALL_CLIENTS =
      new TrustedAuthorities(thoseOf(amazons()), () -> Jdk.AUTHORITIES);

  /** Read when somebody asks for them, and once. */
  private static final class Jdk {
    private static final X509ExtendedTrustManager AUTHORITIES = thoseOf(null);
  }

  private final X509ExtendedTrustManager first;
  private final Supplier<X509ExtendedTrustManager> all;

  TrustedAuthorities(X509ExtendedTrustManager first, Supplier<X509ExtendedTrustManager> all) {
    this.first = first;
    this.all = all;
  }

  static TrustManager[] forAllClients() {
    return new TrustManager[] {FOR_ALL_CLIENTS};
  }

  /**
   * Trusts what a store holds.
   *
   * @param store what the JDK trusts, if it is missing
   */
  static X509ExtendedTrustManager thoseOf(@Nullable KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  static KeyStore amazons() {
    try (InputStream authorities =
        Objects.requireNonNull(
            TrustedAuthorities.class.getResourceAsStream("amazon-authorities.pem"))) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(inMemory(authorities))) {
        store.setCertificateEntry(String.valueOf(store.size()), authority);
      }
      return store;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (GeneralSecurityException invalid) {
      throw new IllegalStateException(invalid);
    }
  }

  /** The factory takes a text byte by byte. */
  private static InputStream inMemory(InputStream text) throws IOException {
    return new ByteArrayInputStream(text.readAllBytes());
  }

  /** Whether a server is vouched for. */
  @FunctionalInterface
  private interface Check {
    void by(X509ExtendedTrustManager authorities) throws CertificateException;
  }

  private void check(Check server) throws CertificateException {
    try {
      server.by(first);
    } catch (CertificateException _) {
      server.by(all.get());
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
      throws CertificateException {
    check(authorities -> authorities.checkServerTrusted(chain, keyExchange, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    check(authorities -> authorities.checkServerTrusted(chain, keyExchange, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange)
      throws CertificateException {
    check(authorities -> authorities.checkServerTrusted(chain, keyExchange));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
      throws CertificateException {
    all.get().checkClientTrusted(chain, keyExchange, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    all.get().checkClientTrusted(chain, keyExchange, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange)
      throws CertificateException {
    all.get().checkClientTrusted(chain, keyExchange);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return all.get().getAcceptedIssuers();
  }
}
