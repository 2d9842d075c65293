import { Errors } from 'moleculer';
import { commonErrors, FudaoError, type ErrorDetails, type ErrorSpec } from '@fudao/plugin-sdk';

const { MoleculerError, MoleculerRetryableError } = Errors;

interface Transported {
  details: ErrorDetails;
  spec: ErrorSpec;
}

/** Moleculer's own errors that mean: nobody can serve this now. */
const unavailable = new Set([
  'ServiceNotFoundError',
  'ServiceNotAvailableError',
  'RequestTimeoutError',
  'RequestSkippedError',
  'RequestRejectedError',
  'QueueIsFullError',
  'BrokerDisconnectedError',
  'GracefulStopTimeoutError',
]);

/** Wraps a refusal so that it crosses nodes whole: `type` is the stable code, `code` the HTTP status. */
export function toTransport(error: FudaoError): Error {
  const Wrapper = error.spec.retryable ? MoleculerRetryableError : MoleculerError;
  const data: Transported = { details: error.details, spec: error.spec };
  const wrapped = new Wrapper(error.message, error.spec.status, error.code, data);
  wrapped.cause = error;
  return wrapped;
}

/** The refusal inside of what a call threw; anything unknown becomes `FUDAO_INTERNAL` with its cause. */
export function fromTransport(thrown: unknown): FudaoError {
  if (thrown instanceof FudaoError) return thrown;
  const error = thrown as { name?: string; type?: unknown; data?: Partial<Transported>; cause?: unknown };
  if (error.cause instanceof FudaoError) return error.cause;
  if (error.data?.spec && typeof error.type === 'string') {
    return new FudaoError(error.type, error.data.spec, error.data.details, { cause: thrown });
  }
  if (error.name && unavailable.has(error.name)) return commonErrors.UNAVAILABLE({}, { cause: thrown });
  return commonErrors.INTERNAL({}, { cause: thrown });
}
