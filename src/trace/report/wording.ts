import { placeName } from '../place';
import type { Target } from '../target';
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
      const query = to.query.size === 0 ? '' : `?${to.query}`;
      const method = to.method === 'GET' || to.scheme.startsWith('grpc') ? '' : `${to.method} `;
      const path = to.scheme === 'tcp' || to.scheme === 'udp' ? '' : `${to.path}${query}`;
      return `${method}${to.scheme}://${host}:${to.port}${path}`;
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

/** How a path ends, as a sentence without a full stop. */
export function outcomeSentence(outcome: Outcome): string {
  switch (outcome.is) {
    case 'delivered':
      return `delivered to ${outcome.to.map(receiverName).join(' and ')}`;
    case 'leaves the cluster':
      return `leaves the cluster, to ${outcome.host}:${outcome.port}`;
    case 'answered':
      return `answered with ${outcome.status} by ${outcome.by}: ${outcome.because}`;
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

export function receiverName({ name, pod, port, share }: Receiver): string {
  return `${pod === undefined ? name : `pod ${pod} of ${name}`}:${port}${share < 1 ? ` (${percent(share)})` : ''}`;
}

/** A share as people say it. */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
