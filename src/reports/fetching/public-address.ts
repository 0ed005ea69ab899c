import ipaddr from 'ipaddr.js';

/**
 * True for addresses of the public internet. Everything else is refused: loopback, private, link-local (cloud metadata), carrier
 * networks, reserved ones, and IPv4 in any of its IPv6 disguises.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return false;
  const parsed = ipaddr.process(bare);
  if (parsed.kind() === 'ipv6' && isWrappedIpv4(parsed as ipaddr.IPv6)) return false;
  return parsed.range() === 'unicast';
}

/** 6to4 (2002::/16), Teredo (2001::/32), NAT64 (64:ff9b::/96) and the old compatible form (::a.b.c.d) carry an IPv4 address inside. */
function isWrappedIpv4(address: ipaddr.IPv6): boolean {
  return ['2002::/16', '2001::/32', '64:ff9b::/96', '64:ff9b:1::/48', '::/96'].some(range =>
    address.match(ipaddr.parseCIDR(range) as [ipaddr.IPv6, number]),
  );
}

/** Ports that web servers use. Others are mail, databases and printers. */
const PORTS = new Set(['', '80', '443', '8080', '8443']);

/** Why an address may not be fetched, in words; null when it may. Names are checked again when they are resolved. */
export function refusedUrl(written: string, isAllowed: (address: string) => boolean = isPublicAddress): string | null {
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    return 'it is no web address';
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `${url.protocol} is not fetched, only http: and https:`;
  if (url.username !== '' || url.password !== '') return 'it carries a name or password';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A private address that somebody allowed is a server of his own, on whatever port was free.
  const isOwn = ipaddr.isValid(host) && isAllowed(host) && !isPublicAddress(host);
  if (!PORTS.has(url.port) && !isOwn) return `port ${url.port} is no web server's`;
  // The URL parser has already turned 0x7f.1, 2130706433 and 127.1 into 127.0.0.1.
  if (ipaddr.isValid(host)) return isAllowed(host) ? null : `${host} is no public address`;
  if (!host.includes('.') || /\.(?:local|localhost|internal|lan|home|corp|intranet|onion)\.?$/i.test(host))
    return `${host} is no public name`;
  return null;
}
