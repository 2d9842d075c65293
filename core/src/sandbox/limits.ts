/** What a confined child may take, whatever it does. */
export const childLimits = Object.freeze({
  /** Of V8's heap. */
  heapMb: 96,
  /** Resident memory; more, and it is ended. */
  residentMb: 256,
  /**
   * Data segment (bytes), where the kernel stops it between two looks. V8 reserves 590 MB of it and does not use them;
   * the rest must hold clearly more than `residentMb`, or a child could stay at this limit below the other, unseen.
   */
  dataBytes: 900_000_000,
  threads: 64,
  openFiles: 64,
  /** Of its folder for caches, in memory (bytes). */
  cacheBytes: 16 * 1024 * 1024,
  /** How much lower than the core's its priority is. */
  niceness: 2,
  /** To load the plugin's code and say what it is. */
  startMs: 15_000,
  /** To end its own accord when it is withdrawn. */
  farewellMs: 1_000,
});

/** What it may say and leave open. */
export const talkLimits = Object.freeze({
  /** Characters that wait for a child that does not read. */
  unreadCharacters: 8 * 1024 * 1024,
  /** Asks that wait. */
  asks: 10_000,
  /** Calls that it never answered. */
  unanswered: 2_000,
  /** Effects that one transaction is to have after its commit. */
  effects: 1_000,
  /** What it says unasked: so many a second, and so many bytes. */
  unaskedPerSecond: 20_000,
  unaskedBytesPerSecond: 32 * 1024 * 1024,
  /** Lines of its log and its standard error, a second. */
  logLinesPerSecond: 50,
  logLineLength: 2_000,
});
