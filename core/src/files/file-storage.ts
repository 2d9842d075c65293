/** Where the bytes of pictures are. Names are made by us (`storedName`), never by a client. */
export interface FileStorage {
  /** Writes all of it or nothing. @throws `FILES_NO_SPACE` when the storage is full */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Undefined when there is no such file. */
  read(name: string): Promise<Buffer | undefined>;
  /** No error when it is gone already. */
  remove(name: string): Promise<void>;
}

/**
 * `aa/bb/<id>.webp`: the folders come from the end of the id, which is random; its beginning is the
 * time and would put a month's files into one folder.
 */
export function storedName(id: string, size: 'full' | 'thumbnail'): string {
  const folders = `${id.slice(-4, -2)}/${id.slice(-2)}`;
  return `${folders}/${id}${size === 'thumbnail' ? '.thumbnail' : ''}.webp`;
}
