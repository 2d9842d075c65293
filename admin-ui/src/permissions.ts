/** Permissions of the core that pages of this app ask for. */
export const permissions = {
  operatePlugins: 'plugin-manager:operate',
  managePlugins: 'plugin-manager:manage-district',
  manageAccounts: 'identity:manage-accounts',
  reviewBank: 'knowledge:review-bank',
} as const;
