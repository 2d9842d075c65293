type FatalException = (error: Error, fromPromise?: boolean) => boolean;

/**
 * Forgets which asynchronous callbacks are under way, as Node does when it survives an uncaught exception.
 * When V8 ends a callback from outside, Node does not do this by itself, and then ends the process with
 * "async hook stack has become corrupted". There is no public function for it; the one that Node calls for an
 * uncaught exception does it, and its handlers are kept out of it meanwhile.
 */
export function clearAsyncStack(): void {
  const handle = (process as unknown as { _fatalException?: FatalException })._fatalException;
  if (!handle || process.hasUncaughtExceptionCaptureCallback()) return;
  process.setUncaughtExceptionCaptureCallback(() => undefined);
  try {
    handle(new Error('An endless loop is ended.'));
  } finally {
    process.setUncaughtExceptionCaptureCallback(null);
  }
}
