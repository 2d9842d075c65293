/** What an answer of the object storage means for us. */
export type ObjectFault = 'missing' | 'full' | 'refused' | 'unreachable';

/** AWS has no limit; these are the names that stores of one's own give to a full disk or a used-up quota. */
const fullNames = new Set(['XMinioStorageFull', 'InsufficientStorage', 'InsufficientCapacity', 'QuotaExceeded']);

/** Answered with 4xx, though the same request may succeed later. */
const passingNames = new Set(['RequestTimeout', 'OperationAborted']);
const passingStatus = new Set([408, 429]);

interface SdkError {
  readonly name?: string;
  /** Of a connection that failed: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, ... */
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The parts of an SDK error that may be logged; its other fields quote what was signed. */
export function describeFault(error: unknown): { code: string; status: number } {
  const { name = 'Error', code = name, $metadata } = error as SdkError;
  const status = $metadata?.httpStatusCode ?? 0;
  return { code: status > 0 ? name : code, status };
}

/**
 * `refused` is what only the operator can mend: keys, rights, bucket, region, clock. Without an answer, or with one
 * that passes, the storage counts as unreachable.
 */
export function faultOf(error: unknown): ObjectFault {
  const { code, status } = describeFault(error);
  if (fullNames.has(code) || status === 507) return 'full';
  if (status < 300 || status >= 500 || passingStatus.has(status) || passingNames.has(code)) return 'unreachable';
  return status === 404 && code !== 'NoSuchBucket' ? 'missing' : 'refused';
}
