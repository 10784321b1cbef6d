package cpor.local.aws.nio2blob;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.nio.file.FileSystem;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;

/**
 * Buckets in memory, as s3proxy has them, but in small blocks: its own take 8 KB for the smallest
 * document. Named like s3proxy's, because by class and package it knows what a store can do, such
 * as conditional writes.
 */
public final class TransientNio2BlobStore extends AbstractNio2BlobStore {
  private static final int BLOCK_BYTES = 512;

  /** No buckets. */
  public TransientNio2BlobStore() {
    this(inSmallBlocks());
  }

  TransientNio2BlobStore(FileSystem files) {
    super(files.getPath("/"));
  }

  static FileSystem inSmallBlocks() {
    return Jimfs.newFileSystem(
        Configuration.unix().toBuilder()
            .setAttributeViews("posix", "user")
            .setWorkingDirectory("/")
            .setBlockSize(BLOCK_BYTES)
            .build());
  }

  @Override
  public boolean supportsVersioning() {
    return true;
  }

  @Override
  public boolean supportsServerSideEncryption() {
    return true;
  }

  @Override
  public boolean supportsBucketEncryption() {
    return true;
  }
}
