import type { Params } from '@angular/router';

/** Where somebody came from who was sent here to ask for an opening: a page of a plugin in this app, or nowhere. */
export function wayBackOf({ back }: Params): string | undefined {
  return typeof back === 'string' && /^\/p\/[a-z][a-z0-9-]*(\/[\w%~-][\w%.~-]*)*$/.test(back) ? back : undefined;
}
