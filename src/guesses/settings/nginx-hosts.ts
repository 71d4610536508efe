import { HOST, isRemark } from './host-syntax';

/** A host that a configuration of nginx sends requests to, and its port, if it is written. */
export interface NginxHost {
  readonly host: string;
  readonly port: string | undefined;
}

const IS_NGINX = /(?:^|\s)(?:(?:proxy|fastcgi|uwsgi|scgi|grpc)_pass|upstream)\s/;

/** `server web:80;` of an upstream. */
const SERVER = new RegExp(`(?:^|[\\s{])server\\s+(${HOST})(?::(\\d{1,5}))?(?:\\s[^;{}]*)?;`, 'g');
/** `fastcgi_pass php:9000;`, and the others that take no URL. */
const PASS = new RegExp(`(?:^|[\\s{])(?:fastcgi|uwsgi|scgi)_pass\\s+(${HOST}):(\\d{1,5})\\s*;`, 'g');
/** `set $backend "http://web:80";` */
const SET = new RegExp(`(?:^|[\\s{])set\\s+\\$(\\w+)\\s+["']?(?:[a-z]+://)?(${HOST})(?::(\\d{1,5}))?["']?\\s*;`, 'g');

/** Whether a text is a configuration of nginx that sends requests on. */
export function isOfNginx(text: string): boolean {
  return (text.includes('_pass') || text.includes('upstream')) && IS_NGINX.test(text);
}

/**
 * The hosts in a configuration of nginx that do not stand in URLs. A variable is a host where requests are passed to it,
 * and its port may follow only there: `set $backend "http://web"; proxy_pass $backend:80;`.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_upstream_module.html#server
 */
export function hostsOfNginx(text: string): NginxHost[] {
  const hosts: NginxHost[] = [];
  for (const pattern of [SERVER, PASS]) {
    for (const { 1: host = '', 2: port, index } of text.matchAll(pattern)) {
      if (!isRemark(text, index) && !host.startsWith('unix')) {
        hosts.push({ host, port });
      }
    }
  }
  for (const { 1: variable = '', 2: host = '', 3: port, index } of text.matchAll(SET)) {
    const [use, later] = new RegExp(`_pass\\s+(?:[a-z]+://)?\\$\\{?${variable}\\}?(?::(\\d{1,5}))?`).exec(text) ?? [];
    if (use !== undefined && !isRemark(text, index)) {
      hosts.push({ host, port: port ?? later });
    }
  }
  return hosts;
}

/** Whether the URL at a place in a configuration of nginx is the value of a variable, whose port may follow where it is used. */
export function isInVariable(text: string, index: number): boolean {
  return /\sset\s+\$\w+\s+["']?$/.test(` ${text.slice(Math.max(0, index - 100), index)}`);
}
