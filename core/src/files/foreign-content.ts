/** Content that no camera puts into a picture, and that a browser or a viewer might run. */
const needles = ['<script', '<?php', '<!doctype html', '<html>', '<html ', '<svg ', '<iframe', '%pdf-1.', '%pdf-2.'];
const longest = Math.max(...needles.map((needle) => needle.length));

const zipEnd = 'PK\x05\x06';
/** Bytes of a ZIP's end record before its comment. */
const zipEndLength = 22;
const longestZipComment = 0xffff;

/** Whether the bytes end as a ZIP archive (so also JAR, APK, DOCX) does, comment included. */
function endsAsZip(end: Buffer): boolean {
  for (let at = end.lastIndexOf(zipEnd, undefined, 'latin1'); at >= 0;) {
    const hasRecord = at + zipEndLength <= end.length;
    if (hasRecord && at + zipEndLength + end.readUInt16LE(at + 20) === end.length) return true;
    at = at === 0 ? -1 : end.lastIndexOf(zipEnd, at - 1, 'latin1');
  }
  return false;
}

/**
 * Looks through a file, piece by piece as it arrives, for the marks of a file that is a picture and
 * something else at once. Pictures are encoded anew anyway; this keeps such files from being tried at all.
 */
export class ForeignContent {
  #carry = '';
  #tail = Buffer.alloc(0);
  #isFound = false;

  look(piece: Uint8Array): void {
    if (this.#isFound) return;
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const text = this.#carry + bytes.toString('latin1').toLowerCase();
    this.#isFound = needles.some((needle) => text.includes(needle));
    this.#carry = text.slice(1 - longest);
    this.#tail = Buffer.concat([this.#tail, bytes]).subarray(-(zipEndLength + longestZipComment));
  }

  /** Whether there was any; ask after the last piece. */
  get isFound(): boolean {
    return this.#isFound || endsAsZip(this.#tail);
  }
}
