import type { FudaoError } from '@fudao/plugin-sdk';
import { fromTransport } from '../../runtime/host/error-transport.ts';
import { refusalOfLimit } from '../security/rate-limits.ts';

/** The refusal in whatever was thrown on the way of a request; what is none becomes FUDAO_INTERNAL. */
export function refusalOf(thrown: unknown): FudaoError {
  return refusalOfLimit(thrown) ?? fromTransport(thrown);
}
