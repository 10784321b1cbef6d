package cpor.local.aws.nio2blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

class TransientNio2BlobStoreTest {

  @Test
  void aSmallDocumentTakesLessThanAKilobyte() throws IOException {
    try (FileSystem files = TransientNio2BlobStore.inSmallBlocks()) {
      TransientNio2BlobStore buckets = new TransientNio2BlobStore(files);
      assertThat(buckets.createContainer("evidence")).isNotNull();
      long before = taken(files);

      put(buckets, "sow.pdf", new byte[500]);

      assertThat(taken(files) - before).isBetween(500L, 1_023L);
    }
  }

  private static void put(TransientNio2BlobStore buckets, String key, byte[] document) {
    PutObjectResponse _ =
        buckets.putBlob(
            PutObjectRequest.builder()
                .bucket("evidence")
                .key(key)
                .contentLength((long) document.length)
                .build(),
            new ByteArrayInputStream(document));
  }

  private static long taken(FileSystem files) throws IOException {
    FileStore store = files.getFileStores().iterator().next();
    return store.getTotalSpace() - store.getUnallocatedSpace();
  }
}
