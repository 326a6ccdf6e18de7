/** The network address of a client, for rate limits. */

/** Reads the address as one host: an IPv6 host has at least a /64 network, and may also appear with an IPv4 address. */
export function hostOf(ipAddress: string): string {
  const address = ipAddress
    .trim()
    .toLowerCase()
    // Some proxies add the client's port, which is another one for each connection.
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '');
  const [, mapped] = /^(?:0*:)*:?ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::', 2);
  const groups = (text: string) => (text ? text.split(':') : []);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups(head).length - groups(tail).length);
  const all = [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail ?? '')];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** Loopback, private and link-local networks: the address is that of a proxy, or of a developer's own browser. */
export function isPrivate(ipAddress: string): boolean {
  const host = hostOf(ipAddress);
  return (
    /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
      host,
    ) || /^(0:0:0:0::|f[cd]..:|fe[89ab].:)/.test(host)
  );
}
