/** Where the API server is, and by what it knows us; as plain data, so that it can travel to where the tests run. */
export interface Connection {
  readonly server: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly servername?: string;
  readonly rejectUnauthorized?: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

const VARIABLE = 'API_SERVER_CONNECTION';

/**
 * What a kubeconfig says, read by the official client: certificates, tokens, and programs that hand out tokens.
 *
 * Only that is taken of it. Its API classes rewrite what they send: they drop every field that they do not know and
 * write addresses in lower case, so they could not tell what the server says to a manifest as it stands.
 */
export async function connectionOf(kubeconfig: string): Promise<Connection> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const server = config.getCurrentCluster()?.server;
  if (server === undefined) {
    throw new Error(`${kubeconfig}: found no current cluster, expected one; say kubectl config use-context …`);
  }
  const options: Parameters<typeof config.applyToHTTPSOptions>[0] = {};
  await config.applyToHTTPSOptions(options);
  const { ca, cert, key, servername, rejectUnauthorized, auth } = options;
  return {
    server,
    ca: asText(ca),
    cert: asText(cert),
    key: asText(key),
    servername: servername ?? config.getCurrentCluster()?.tlsServerName,
    rejectUnauthorized,
    headers: {
      ...(auth === undefined || auth === null ? {} : { Authorization: `Basic ${Buffer.from(auth).toString('base64')}` }),
      ...(options.headers as Record<string, string> | undefined),
    },
  };
}

/** Hands a connection to the test files, each of which runs in a realm of its own. */
export function publish(connection: Connection): void {
  process.env[VARIABLE] = JSON.stringify(connection);
}

/** The connection that was published. */
export function published(): Connection {
  const text = process.env[VARIABLE];
  if (text === undefined) {
    throw new Error('There is no API server: run the suite by npm run test:cluster');
  }
  return JSON.parse(text);
}

function asText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
