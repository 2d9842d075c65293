/** Whether a host is one of a list, in which `*.example.org` stands for any host below example.org. */
function isListed(host: string, hosts: readonly string[]): boolean {
  return hosts.some((listed) => (listed.startsWith('*.') ? host.endsWith(listed.slice(1)) : host === listed));
}

/**
 * Whether the platform may send to an address that a browser named: a push service of the list, over https,
 * on its usual port. Anything else would let a client have the server call where it likes.
 */
export function isPushEndpoint(endpoint: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  return protocol === 'https:' && port === '' && username === '' && password === '' && isListed(hostname, hosts);
}
