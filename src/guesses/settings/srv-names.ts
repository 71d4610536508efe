import type { Field } from '../../values/field';
import { type Teller, textsWith } from './settings';

/** A place in a setting that asks for the SRV record of a port, as `_http._tcp.web.shop.svc` does. */
export interface SrvName {
  readonly field: Field;
  readonly port: string;
  readonly protocol: string;
  readonly host: string;
}

const SRV_NAME = /_([a-z0-9-]+)\._(tcp|udp)\.([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/g;

/** The SRV records that settings name. */
export function srvNamesIn(teller: Teller): SrvName[] {
  return textsWith('._', teller).flatMap((field) =>
    [...(field.text ?? '').matchAll(SRV_NAME)].map(([, port = '', protocol = '', host = '']) => ({
      field,
      port,
      protocol: protocol.toUpperCase(),
      host,
    })),
  );
}
