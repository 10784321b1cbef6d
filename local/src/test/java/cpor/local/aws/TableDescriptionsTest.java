package cpor.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.dynamodb.services.local.shared.access.sqlite.TableSchemaInfo;
import software.amazon.dynamodb.services.local.shared.mapper.DynamoDbObjectMapper;

class TableDescriptionsTest {
  private final ObjectMapper mapper = new DynamoDbObjectMapper();

  @BeforeEach
  void remember() {
    TableDescriptions.remember(mapper);
  }

  @Test
  void theSameTextIsReadOnce() throws IOException {
    byte[] text = expiringBy("expires");
    assertThat(read(text).getTimeToLiveAttributeName()).isEqualTo("expires");
    assertThat(read(text.clone())).isSameAs(read(text));
  }

  @Test
  void anotherTextIsReadAnew() throws IOException {
    byte[] text = expiringBy("expires");
    TableSchemaInfo before = read(text);
    assertThat(read(expiringBy("ends")).getTimeToLiveAttributeName()).isEqualTo("ends");
    assertThat(read(text)).isNotSameAs(before);
  }

  @Test
  void eachThreadReadsForItself() throws IOException {
    byte[] text = expiringBy("expires");
    TableSchemaInfo here = read(text);
    assertThat(CompletableFuture.supplyAsync(() -> read(text)).join()).isNotSameAs(here);
  }

  private byte[] expiringBy(String attribute) throws IOException {
    TableSchemaInfo description = new TableSchemaInfo();
    description.setTimeToLiveAttributeName(attribute);
    return mapper.writeValueAsBytes(description);
  }

  private TableSchemaInfo read(byte[] text) {
    try {
      return mapper.readValue(text, TableSchemaInfo.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
