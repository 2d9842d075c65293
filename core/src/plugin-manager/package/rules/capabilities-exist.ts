import type { FudaoError, Manifest } from '@fudao/plugin-sdk';
import { packageErrors } from '../errors.ts';

/** Whether the platform has every capability that a manifest asks for. */
export function checkCapabilitiesExist(
  { capabilities }: Pick<Manifest, 'capabilities'>,
  known: ReadonlySet<string>,
): FudaoError | undefined {
  const unknown = capabilities.find((capability) => !known.has(capability));
  return unknown === undefined ? undefined : packageErrors.CAPABILITY_UNKNOWN({ capability: unknown });
}
