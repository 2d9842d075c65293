/** In place of the ways of `engine.io-client` that our apps never take: a name without a transport is passed over. */
export const Fetch = undefined;
export const WT = undefined;
export const XHR = undefined;
