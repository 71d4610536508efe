/** A server that listens on the loopback address alone, unless its command says otherwise. */
export interface LoopbackServer {
  /** The words that its command begins with. */
  readonly words: readonly string[];
  /** The port that it listens on, where its command names none. */
  readonly port: number;
  readonly portFlags: readonly string[];
  /** The flag by which it listens at all addresses. */
  readonly cure: string;
  /** All flags that say where it listens, be it in a file that they name. */
  readonly flags: readonly string[];
  /** The variable that says so as well, which its image may have. */
  readonly variable?: string;
  /** The images in whose releases it listened at all addresses. */
  readonly notIn?: RegExp;
  readonly source: string;
}

const MONGO = {
  port: 27_017,
  portFlags: ['--port'],
  cure: '--bind_ip_all',
  flags: ['--bind_ip', '--bind_ip_all', '--config', '-f'],
  notIn: /:v?(?:2|3\.[0-5])(?![0-9])/,
  source: 'https://www.mongodb.com/docs/manual/core/security-mongodb-configuration/',
} as const;

/**
 * The entry point of the image of MongoDB adds --bind_ip_all: a command in the manifest runs in its place. What is left out here is
 * told by files that images may have (gunicorn, Vite, Jekyll, MkDocs), or by variables that they often have (Flask).
 */
export const LOOPBACK_SERVERS: readonly LoopbackServer[] = [
  { ...MONGO, words: ['mongod'] },
  { ...MONGO, words: ['mongos'] },
  {
    words: ['uvicorn'],
    port: 8000,
    portFlags: ['--port'],
    cure: '--host=0.0.0.0',
    flags: ['--host', '--fd', '--uds'],
    variable: 'UVICORN_HOST',
    source: 'https://www.uvicorn.org/settings/#socket-binding',
  },
  {
    words: ['hugo', 'server'],
    port: 1313,
    portFlags: ['--port', '-p'],
    cure: '--bind=0.0.0.0',
    flags: ['--bind'],
    source: 'https://gohugo.io/commands/hugo_server/',
  },
  {
    words: ['kubectl', 'proxy'],
    port: 8001,
    portFlags: ['--port', '-p'],
    cure: '--address=0.0.0.0',
    flags: ['--address', '--unix-socket', '-u'],
    source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_proxy/',
  },
];
