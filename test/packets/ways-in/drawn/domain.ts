import type { Manifest } from '../../../support/synth';
import type { DrawnCertificate } from './certificates';

/** What is drawn for a domain of its own, so that it meets nothing else that is drawn. */
export interface DrawnDomain {
  readonly manifests: readonly Manifest[];
  readonly certificates: readonly DrawnCertificate[];
  /** What is worth asking. */
  readonly requests: readonly DrawnRequest[];
}

export interface DrawnRequest {
  readonly scheme: 'http' | 'https' | 'grpc' | 'grpcs';
  readonly host: string;
  /** With its query. */
  readonly path: string;
  /** @default GET, and POST for gRPC */
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
}

/** The paths that requests are for. */
export const PATHS = ['/', '/shop', '/shop/', '/shop/cart', '/shopx', '/shop/cart/1', '/cart'];

/** Every host with every path. */
export function everyPath(scheme: DrawnRequest['scheme'], hosts: readonly string[]): DrawnRequest[] {
  return hosts.flatMap((host) => PATHS.map((path) => ({ scheme, host, path })));
}
