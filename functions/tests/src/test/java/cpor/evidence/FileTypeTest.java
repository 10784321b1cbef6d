package cpor.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeTest {

  @ParameterizedTest
  @CsvSource({
    "PDF, '%PDF-1.7\n%âãÏÓ'",
    "PNG, '\u0089PNG\r\n\u001a\n\u0000\u0000'",
    "JPEG, 'ÿØÿà\u0000\u0010JFIF'",
    "JPEG, 'ÿØÿá\u0000\u0010Exif'",
  })
  void aFileIsKnownByItsBeginning(FileType type, String beginning) {
    for (FileType each : FileType.values()) {
      assertThat(each.fits(beginning.getBytes(ISO_8859_1))).as("%s", each).isEqualTo(each == type);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff%PDF-1.7", "\r\n\r\n%PDF-1.4", "From: a mail\n\n%PDF-2.0"})
  void aPdfMayBeginAnywhereInItsFirstKilobyte(String beginning) {
    assertThat(FileType.PDF.fits(beginning.getBytes(UTF_8))).isTrue();
    assertThat(FileType.PDF.fits((" ".repeat(1019) + "%PDF-").getBytes(UTF_8))).isTrue();
    assertThat(FileType.PDF.fits((" ".repeat(1020) + "%PDF").getBytes(UTF_8))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "PDF, sow.pdf, true",
    "PDF, SOW.PDF, true",
    "PDF, sow.v2.pdf, true",
    "PDF, .pdf, false",
    "PDF, \u200b.pdf, false",
    "PDF, sow, false",
    "PDF, sow.pdf.html, false",
    "PDF, 'sow.pdf ', false",
    "DOCX, sow.docx, true",
    "DOCX, sow.doc, false",
    "PNG, scan.png, true",
    "JPEG, scan.jpg, true",
    "JPEG, scan.JPEG, true",
    "JPEG, scan.png, false",
  })
  void aNameEndsAsItsTypeDoes(FileType type, String name, boolean fits) {
    assertThat(type.isOf(name)).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/pdf", "application/PDF; charset=binary", " Application/Pdf ;q"})
  void aContentTypeIsComparedWithoutCaseAndParameters(String contentType) {
    assertThat(FileType.of(FileType.essence(contentType))).contains(FileType.PDF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "word/document.xml",
        "word/a-very-long-name-that-goes-on-beyond-the-bytes-that-are-read.xml",
        "customXml/item1.xml"
      })
  void aWordDocumentIsAZipThatBeginsWithAPartOfOne(String firstEntry) throws IOException {
    assertThat(FileType.DOCX.fits(zip(firstEntry))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"invoice.exe", "xl/workbook.xml", "ppt/slides/slide1.xml", "META-INF/MANIFEST.MF"})
  void anotherArchiveIsNoWordDocument(String firstEntry) throws IOException {
    assertThat(FileType.DOCX.fits(zip(firstEntry))).isFalse();
  }

  @Test
  void aZipThatEndsInItsFirstHeaderIsNoWordDocument() throws IOException {
    for (int length = 0; length < 30; length++) {
      assertThat(FileType.DOCX.fits(Arrays.copyOf(zip("word/document.xml"), length))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyFileAndAPlainTextAreOfNoType(FileType type) {
    assertThat(type.fits(new byte[0])).isFalse();
    assertThat(type.fits("Dear reviewer, please believe us.".getBytes(UTF_8))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aTypeIsFoundByItsContentType(FileType type) {
    assertThat(FileType.of(type.contentType())).contains(type);
    assertThat(FileType.of("text/html")).isEmpty();
  }

  private static byte[] zip(String firstEntry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(firstEntry));
      zip.write("content".getBytes(UTF_8));
    }
    return Arrays.copyOf(bytes.toByteArray(), FileType.LONGEST_BEGINNING);
  }
}
