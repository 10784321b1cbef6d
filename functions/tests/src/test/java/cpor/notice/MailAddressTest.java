package cpor.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "anna@contoso.hu, anna@contoso.hu",
    "Anna.Nagy+claims@CONTOSO.hu, Anna.Nagy+claims@contoso.hu",
    "o'neil_1@mail.contoso.co.uk, o'neil_1@mail.contoso.co.uk",
    "anna@árvíz.hu, anna@xn--rvz-dla6d.hu",
    "anna@ÁRVÍZ.hu, anna@xn--rvz-dla6d.hu",
    "anna@例え.jp, anna@xn--r8jz45g.jp",
    "desk@straße.de, desk@xn--strae-oqa.de",
    "desk@STRAẞE.de, desk@xn--strae-oqa.de",
    "anna@βόλος.gr, anna@xn--nxasmm1c.gr",
  })
  void anInternationalDomainIsWrittenInAscii(String typed, String mailed) {
    assertThat(MailAddress.inAscii(typed)).contains(mailed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "@contoso.hu",
        "anna@",
        "anna@contoso.hu@contoso.hu",
        "anna@@contoso.hu",
        "an\u007fna@contoso.hu",
        "anna@contoso..hu",
        "anna@-contoso.hu",
        "anna@con toso.hu",
        "an na@contoso.hu",
        "árvíz@contoso.hu",
        "anna@contoso.hu,berta@contoso.hu",
        "anna@contoso.hu, berta",
        "anna,berta@contoso.hu",
        "Anna <anna@contoso.hu>",
        "anna@contoso.hu\r\nBcc: berta@contoso.hu",
        "anna\r\nBcc:berta@contoso.hu",
        "anna@a\u200db.de",
        "anna@\u200dcontoso.hu",
      })
  void whatIsNoAddressIsNotMailed(String typed) {
    assertThat(MailAddress.inAscii(typed)).isEmpty();
  }
}
