import type { Query } from '../../api/api-client.ts';

export interface RestCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query: Query;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * The request that an action's `rest` and params stand for, below the plugin's own path.
 * @returns undefined where the path names what the params lack, or a value that would lead elsewhere
 */
export function toRestCall(
  pluginId: string,
  action: string,
  params: Readonly<Record<string, unknown>>,
): RestCall | undefined {
  const [method = '', template = ''] = action.split(' ');
  const left = { ...params };
  const parts = template
    .split('/')
    .slice(1)
    .map((part) => {
      if (!part.startsWith(':')) return part;
      const value = left[part.slice(1)];
      delete left[part.slice(1)];
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      return text === '.' || text === '..' ? '' : encodeURIComponent(text);
    });
  if (parts.some((part) => part === '')) return undefined;
  const isRead = method === 'GET' || method === 'DELETE';
  const request = { method: method as RestCall['method'], path: `/api/${pluginId}/${parts.join('/')}` };
  return isRead ? { ...request, query: left as Query, body: {} } : { ...request, query: {}, body: left };
}
