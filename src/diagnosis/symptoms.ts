import type { StepName } from './step';

/** What a client sees of a Service that does not work. */
export const SYMPTOMS = ['refused', 'timeout', 'no-such-name', '503', '404', 'certificate'] as const;

export type Symptom = (typeof SYMPTOMS)[number];

/** What may be behind a symptom: a step that does not pass, a way in that is wrong, or the program itself. */
export interface Suspect {
  readonly at: StepName | 'way in' | 'program';
  /** How the one comes of the other, as a sentence without a full stop. */
  readonly because: string;
  /** Of what is found at the ways in, that which has this symptom; everything where nothing is said. */
  readonly rules?: RegExp;
  /** Whether it is so of headless Services alone. */
  readonly ofHeadless?: true;
}

/** Rules about what a way in shows to clients that ask for TLS. */
const ABOUT_TLS = /-(tls|certificate|server-name|challenge)(-|$)/;

/** Rules about hosts, paths and classes: by which a router knows whom a request is for. */
const ABOUT_REQUESTS =
  /-(path|class|host|rewrite-target|route|parent-gateway|listener|middleware|ingress|gateway)(-|$)/;

/** Rules about where a router sends requests. */
const ABOUT_BACKENDS = /-(backend|port|service|subset|grant|way-in|reference-kind)(-|$)/;

/** Rules about the address at which clients outside look for a Service. */
const ABOUT_ADDRESSES = /-(address|traffic|ip|node-port|host-port|ranges?|gateway)(-|$)/;

/**
 * What may be behind each symptom, and first what most often is.
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/
 */
export const SUSPECTS: Readonly<Record<Symptom, readonly Suspect[]>> = {
  refused: [
    { at: 'readiness', because: 'every connection to a Service without a ready pod is refused' },
    { at: 'endpoints', because: 'every connection to a Service without endpoints is refused' },
    { at: 'port', because: 'a port that the Service does not have is refused, or not answered where iptables is used' },
    { at: 'pod', because: 'nothing listens at the port that the Service leads to' },
    { at: 'loopback', because: 'a program on loopback refuses whoever comes from another pod' },
  ],
  timeout: [
    { at: 'cluster IP', because: 'packets that no NetworkPolicy lets through are dropped without a word' },
    { at: 'way in', because: 'nobody is at the address that clients outside try', rules: ABOUT_ADDRESSES },
    { at: 'name', because: 'a pod that may not ask the DNS server waits until it gives up' },
    { at: 'port', because: 'where iptables is used, nobody answers at a port that the Service does not have' },
    { at: 'pod', because: 'a program that hangs, or a node that is gone, takes no connection' },
    { at: 'ping', because: 'a cluster IP need not answer a ping, and is nowhere but inside the cluster' },
  ],
  'no-such-name': [
    { at: 'name', because: 'the DNS server does not answer, or the client asks for another name' },
    { at: 'readiness', because: 'the name of a headless Service without a ready pod has no address', ofHeadless: true },
    { at: 'endpoints', because: 'the name of a headless Service without endpoints has no address', ofHeadless: true },
  ],
  '503': [
    { at: 'readiness', because: 'a router answers 503 where a Service has no ready pod' },
    { at: 'endpoints', because: 'a router answers 503 where a Service has no endpoints' },
    { at: 'way in', because: 'a router answers 503 for a backend that is not there', rules: ABOUT_BACKENDS },
    { at: 'pod', because: 'a router answers 502 or 503 where pods refuse it' },
    { at: 'cluster IP', because: 'a router answers 503 or 504 where a NetworkPolicy drops what it sends' },
    { at: 'program', because: 'the program itself may answer so' },
  ],
  '404': [
    { at: 'way in', because: 'a router answers 404 to hosts and paths that no rule is for', rules: ABOUT_REQUESTS },
    { at: 'program', because: 'the program itself may have no such page' },
  ],
  certificate: [{ at: 'way in', because: 'clients are shown another certificate, or none', rules: ABOUT_TLS }],
};
