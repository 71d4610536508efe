import { placeName } from '../place';
import type { Speech, Target } from '../target';
import type { Trace } from '../trace';
import type { Outcome, Receiver } from '../walk';

/** A trace's question: `from the internet to https://shop.example.com/orders`. */
export function question({ from, to }: Trace): string {
  return `from ${placeName(from)} to ${targetName(to)}`;
}

export function targetName(to: Target): string {
  switch (to.is) {
    case 'host': {
      const host = to.host.includes(':') ? `[${to.host}]` : to.host;
      return said(to, `${to.scheme}://${host}:${to.port}${pathAndQuery(to)}`);
    }
    case 'srv':
      return `_${to.port}._${to.protocol.toLowerCase()}.${to.host}`;
    case 'service':
      return `${to.service.object.title}${to.port === undefined ? '' : ` port ${to.port}`}`;
    case 'node':
      return `port ${to.port} of a node`;
    case 'pods':
      return `${to.workload.object.title}${to.port === undefined ? '' : ` port ${to.port}`}`;
  }
}

/** A URL, or a part of one, with what else a request says: `POST https://shop.example.com:443/ with x-beta: yes`. */
export function said({ scheme, method, headers }: Speech, url: string): string {
  const verb = method === 'GET' || scheme.startsWith('grpc') ? '' : `${method} `;
  const more = [...headers].map(([name, value]) => `${name}: ${value}`);
  return `${verb}${url}${more.length === 0 ? '' : ` with ${more.join(', ')}`}`;
}

/** What stands behind the host of a URL; nothing where no path is spoken of. */
export function pathAndQuery({ scheme, path, query }: Speech): string {
  return scheme === 'tcp' || scheme === 'udp' ? '' : `${path}${query.size === 0 ? '' : `?${query}`}`;
}

/** How a path ends, as a sentence without a full stop. */
export function outcomeSentence(outcome: Outcome): string {
  switch (outcome.is) {
    case 'delivered':
      return `delivered to ${outcome.to.map(receiverName).join(' and ')}`;
    case 'leaves the cluster':
      return `leaves the cluster, to ${outcome.host}:${outcome.port}`;
    case 'answered':
      return `answered with ${outcome.status} by ${outcome.by}${elsewhere(outcome)}: ${outcome.because}`;
    case 'no such name':
      return `no such name: ${outcome.because}`;
    case 'refused':
      return `refused: ${outcome.because}`;
    case 'dropped':
      return `dropped, so the client waits until it gives up: ${outcome.because}`;
    case 'certificate refused':
      return `the client refuses the certificate: ${outcome.because}`;
    case 'unknown':
      return `unknown; what would settle it: ${outcome.settledBy}`;
  }
}

function elsewhere({ location }: Extract<Outcome, { is: 'answered' }>): string {
  return location === undefined ? '' : `, which sends the client to ${location}`;
}

function receiverName({ name, pod, port, share }: Receiver): string {
  return `${pod === undefined ? name : `pod ${pod} of ${name}`}:${port}${share < 1 ? ` (${percent(share)})` : ''}`;
}

/** A share as people say it. */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
