const looks = /\.([a-z-]*viewed|[a-z-]*-read|read|[a-z-]*looked-at|searched|[a-z-]*exported|supervised|audit-pack-taken)$/;
const deletions = /\.([a-z-]*erased|payloads-ended|[a-z-]*purged|purge-begun|[a-z-]*removed|[a-z-]*deleted)$/;

/** Whether a record of this kind says that somebody looked at something, or took it out. */
export const isLook = (kind: string): boolean => looks.test(kind);

/** Whether a record of this kind says that something is gone. */
export const isDeletion = (kind: string): boolean => deletions.test(kind);
