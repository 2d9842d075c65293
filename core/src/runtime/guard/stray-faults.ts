import type { Dispose, Log } from '@fudao/plugin-sdk';
import { currentCall } from './boundary.ts';

/**
 * What nothing catches: of a plugin, it is counted against its release and the node goes on. Of the
 * platform, the node ends, as it would by itself: its state is unknown.
 */
export function catchStrayFaults(log: Log, end: () => void = () => process.exit(1)): Dispose {
  const handle = (kind: string) => (error: unknown) => {
    const call = currentCall();
    if (call) return call.keeper.strayed(kind, error, call.action);
    log.error({ err: error, kind }, 'a fault that nothing caught, and that is no plugin\'s; this node ends');
    return end();
  };
  const onException = handle('uncaughtException');
  const onRejection = handle('unhandledRejection');
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onRejection);
  return () => {
    process.off('uncaughtException', onException);
    process.off('unhandledRejection', onRejection);
  };
}
