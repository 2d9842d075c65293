/** The permissions that plugin.json defines. */
export const permissions = {
  call: 'one-to-one:call',
  tutor: 'one-to-one:tutor',
  supervise: 'one-to-one:supervise',
} as const;
