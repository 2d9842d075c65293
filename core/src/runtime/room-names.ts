/**
 * Names that no plugin may have as its id: rooms of the core, those to come, and other words below `/api`
 * and before the actions of the platform.
 */
export const reservedNames: readonly string[] = [
  'admission',
  'analytics',
  'consent',
  'docs',
  'documents',
  'files',
  'gateway',
  'health',
  'identity',
  'knowledge',
  'media',
  'notifications',
  'openapi',
  'organisation',
  'outbox',
  'plugin-manager',
  'points',
  'policy',
  'privacy',
  'ratings',
  'realtime',
  'records',
  'runtime',
  'safety',
  'sandbox',
  'vendors',
];
