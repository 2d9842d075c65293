/** Permissions of the core that pages of this app ask for. */
export const permissions = {
  managePlugins: 'plugin-manager:manage-district',
  manageAccounts: 'identity:manage-accounts',
  reviewBank: 'knowledge:review-bank',
} as const;
