import { Agent, request } from 'node:https';
import type { Manifest } from '../../support/synth';
import { type Connection, published } from './connection';

/** As many requests as are under way at once. */
const AT_ONCE = 8;

/** As long as a request may take, in milliseconds: some thousand times as long as it does. */
const PATIENCE = 60_000;

const FIELD_MANAGER = 'cdk8s-service-patterns-tests';

/** What the server says to a manifest. */
export interface Verdict {
  readonly accepted: boolean;
  /** Its words, where it refuses. */
  readonly words: string;
  readonly warnings: readonly string[];
  /** The object as the server has stored it, or would; undefined where it refuses. */
  readonly object?: Manifest;
}

/** How the server is to treat fields that it does not know: `kubectl` asks for Strict, most other clients for nothing. */
export type Strictness = 'Strict' | 'Warn';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly warnings: readonly string[];
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** The answers that judge a manifest. All others tell of trouble between us and the server, which no test may mistake. */
const REFUSALS = new Set([400, 404, 413, 422]);

/** Server-side apply answers 500 to unknown fields, and the allocator of node ports to ports that it does not give out. */
const REFUSALS_AS_500 = /failed to create typed patch object|failed to allocate|resourceVersion should not be set/;

const TAKEN_BY_CHANCE = /provided port is already allocated/;

const TAKEN_ADDRESS = /failed to allocate IP (\S+): provided IP is already allocated/;

/** A Kubernetes API server, asked by plain HTTPS. */
export class ApiServer {
  private readonly agent: Agent;
  private readonly resources = new Map<string, Promise<readonly Resource[]>>();

  constructor(private readonly connection: Connection = published()) {
    const { headers, server, ...tls } = connection;
    this.agent = new Agent({ ...tls, keepAlive: true, maxSockets: AT_ONCE });
  }

  /** Server-side apply with strict field validation. */
  async apply(object: Manifest): Promise<Verdict> {
    return verdictOf(await this.patch(object, ''));
  }

  /** The same, without storing anything. */
  async judge(object: Manifest): Promise<Verdict> {
    return verdictOf(await this.patch(object, '&dryRun=All'));
  }

  /** What `kubectl create` would hear, without storing anything. Unlike apply it takes names that fit into no address. */
  async judgeCreation(object: Manifest, strictness: Strictness = 'Strict'): Promise<Verdict> {
    const folder = await this.folderOf(object);
    const query = `dryRun=All&fieldManager=${FIELD_MANAGER}&fieldValidation=${strictness}`;
    return folder === undefined
      ? this.unknownKind(object)
      : verdictOf(await this.send('POST', `${folder}?${query}`, 'application/json', JSON.stringify(object)));
  }

  /** What `kubectl create` hears. What is stored stays. */
  async store(object: Manifest, strictness: Strictness = 'Strict'): Promise<Verdict> {
    const folder = await this.folderOf(object);
    const query = `fieldManager=${FIELD_MANAGER}&fieldValidation=${strictness}`;
    return folder === undefined
      ? this.unknownKind(object)
      : verdictOf(await this.send('POST', `${folder}?${query}`, 'application/json', JSON.stringify(object)));
  }

  /** The same. What is stored is removed at once. */
  async judgeByStoring(object: Manifest, strictness: Strictness = 'Strict', attempts = 3): Promise<Verdict> {
    const verdict = await this.store(object, strictness);
    if (verdict.accepted) {
      await this.remove(verdict.object);
    }
    // The server may by chance have given a free node port to one port of a Service before it comes to the one that asks
    // for that very number.
    const byChance = TAKEN_BY_CHANCE.test(verdict.words) || (await this.freesAddress(verdict.words));
    return byChance && attempts > 1 ? this.judgeByStoring(object, strictness, attempts - 1) : verdict;
  }

  /** An object as the server stores it. */
  async read(object: Manifest): Promise<Manifest> {
    const answer = await this.send('GET', await this.pathOf(object));
    return JSON.parse(expectSuccess(answer));
  }

  /** Removes an object, which others may have removed meanwhile. */
  async remove(object: Manifest): Promise<void> {
    const answer = await this.send('DELETE', await this.pathOf(object));
    if (answer.status !== 404) {
      expectSuccess(answer);
    }
  }

  /** Removes all objects of a kind in a namespace. */
  async removeAll(apiVersion: string, kind: string, namespace: string): Promise<void> {
    expectSuccess(await this.send('DELETE', await this.folderFor(apiVersion, kind, namespace)));
  }

  /** Makes a namespace. */
  async createNamespace(name: string, labels: Record<string, string>): Promise<void> {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
    expectSuccess(await this.send('POST', '/api/v1/namespaces', 'application/json', JSON.stringify(namespace)));
  }

  /** The namespaces that carry a label. */
  async namespacesWith(selector: string): Promise<Manifest[]> {
    const answer = await this.send('GET', `/api/v1/namespaces?labelSelector=${encodeURIComponent(selector)}`);
    return JSON.parse(expectSuccess(answer)).items;
  }

  /** The objects of a kind, of one namespace where it is named or else of all, and with labels as a selector has them. */
  async list(apiVersion: string, kind: string, namespace?: string, selector = ''): Promise<Manifest[]> {
    const folder = await this.folderFor(apiVersion, kind, namespace);
    const answer = await this.send('GET', `${folder}?labelSelector=${encodeURIComponent(selector)}`);
    return JSON.parse(expectSuccess(answer)).items;
  }

  /** The version, such as `v1.37.1`. */
  async version(): Promise<string> {
    return JSON.parse(expectSuccess(await this.send('GET', '/version'))).gitVersion;
  }

  /** Whether it serves a kind, asked anew each time. */
  async serves(apiVersion: string, kind: string): Promise<boolean> {
    return (await this.discover(apiVersion)).some((each) => each.kind === kind);
  }

  /**
   * Whether words told of an address that no Service has, which is free now. The server's own repair of addresses looks at Services a moment
   * late: it gives the address of one that was removed meanwhile to it once more, and takes it back after a minute
   * (pkg/registry/core/service/ipallocator/controller/repairip.go).
   */
  private async freesAddress(words: string): Promise<boolean> {
    const [, name] = TAKEN_ADDRESS.exec(words) ?? [];
    if (name === undefined) {
      return false;
    }
    const address = { apiVersion: 'networking.k8s.io/v1', kind: 'IPAddress', metadata: { name } };
    const held = await this.find(address);
    const holder = held && { apiVersion: 'v1', kind: 'Service', metadata: held.spec.parentRef };
    if (holder !== undefined && (await this.find(holder)) !== undefined) {
      return false;
    }
    if (held !== undefined) {
      await this.remove(address);
    }
    return true;
  }

  /** An object as the server stores it; undefined where there is none. */
  private async find(object: Manifest): Promise<Manifest | undefined> {
    const answer = await this.send('GET', await this.pathOf(object));
    return answer.status === 404 ? undefined : JSON.parse(expectSuccess(answer));
  }

  private async patch(object: Manifest, more: string): Promise<Answer> {
    const query = `?fieldManager=${FIELD_MANAGER}&force=true&fieldValidation=Strict${more}`;
    return this.send(
      'PATCH',
      (await this.pathOf(object)) + query,
      'application/apply-patch+yaml',
      JSON.stringify(object),
    );
  }

  private async pathOf({ apiVersion, kind, metadata }: Manifest): Promise<string> {
    const folder = await this.folderFor(apiVersion, kind, metadata.namespace ?? 'default');
    return `${folder}/${encodeURIComponent(metadata.name)}`;
  }

  /** The path under which the objects of a kind lie; undefined where the server does not serve the kind. */
  private async folderOf({ apiVersion, kind, metadata }: Manifest): Promise<string | undefined> {
    const resource = await this.resourceOf(apiVersion, kind);
    return resource && folderOf(apiVersion, resource, metadata?.namespace ?? 'default');
  }

  /** The same for a kind that it has to serve; those of all namespaces where none is named. */
  private async folderFor(apiVersion: string, kind: string, namespace: string | undefined): Promise<string> {
    const resource = await this.resourceOf(apiVersion, kind);
    if (resource === undefined) {
      throw new Error(`The server does not know ${apiVersion} ${kind}`);
    }
    return folderOf(apiVersion, resource, namespace);
  }

  private async resourceOf(apiVersion: string, kind: string): Promise<Resource | undefined> {
    const resources = await this.resourcesOf(apiVersion);
    return resources.find((each) => each.kind === kind && !each.name.includes('/'));
  }

  private resourcesOf(apiVersion: string): Promise<readonly Resource[]> {
    let known = this.resources.get(apiVersion);
    if (known === undefined) {
      known = this.discover(apiVersion);
      this.resources.set(apiVersion, known);
    }
    return known;
  }

  private async discover(apiVersion: string): Promise<readonly Resource[]> {
    const answer = await this.send('GET', groupPath(apiVersion));
    return answer.status === 404 ? [] : JSON.parse(expectSuccess(answer)).resources;
  }

  /** Asks all the same, so that the words are the server's. */
  private async unknownKind({ apiVersion, kind, metadata }: Manifest): Promise<Verdict> {
    const home = `/namespaces/${encodeURIComponent(metadata?.namespace ?? 'default')}/${kind.toLowerCase()}s`;
    return verdictOf(await this.send('POST', groupPath(apiVersion) + home, 'application/json', '{}'));
  }

  private send(method: string, path: string, type?: string, body?: string): Promise<Answer> {
    const { server, headers } = this.connection;
    return new Promise((resolve, reject) => {
      const asked = request(
        `${server.replace(/\/$/, '')}${path}`,
        {
          method,
          agent: this.agent,
          timeout: PATIENCE,
          headers: { ...headers, Accept: 'application/json', ...(type === undefined ? {} : { 'Content-Type': type }) },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks).toString(),
              warnings: warningsIn(response.rawHeaders),
            }),
          );
        },
      );
      asked.once('error', reject);
      asked.once('timeout', () => asked.destroy(new Error(`no answer for ${PATIENCE / 1000} s`)));
      asked.end(body);
    });
  }
}

/** Where objects lie; those of all namespaces where none is named. */
function folderOf(apiVersion: string, { name, namespaced }: Resource, namespace: string | undefined): string {
  const home = namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${groupPath(apiVersion)}${home}/${name}`;
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function verdictOf(answer: Answer): Verdict {
  const { status, warnings } = answer;
  if (status >= 200 && status < 300) {
    return { accepted: true, words: '', warnings, object: JSON.parse(answer.body) };
  }
  const words = wordsOf(answer);
  if (REFUSALS.has(status) || (status === 500 && REFUSALS_AS_500.test(words))) {
    return { accepted: false, words, warnings };
  }
  throw new Error(`The server answered ${status}, which judges nothing: ${words}`);
}

function expectSuccess(answer: Answer): string {
  if (answer.status < 200 || answer.status >= 300) {
    throw new Error(`The server answered ${answer.status}: ${wordsOf(answer)}`);
  }
  return answer.body;
}

function wordsOf({ body }: Answer): string {
  try {
    return JSON.parse(body).message;
  } catch {
    return body.trim();
  }
}

/** The texts of the headers `Warning: 299 - "…"`, of which there may be several. */
function warningsIn(rawHeaders: readonly string[]): string[] {
  return rawHeaders.flatMap((name, i) => {
    const text = name.toLowerCase() === 'warning' && i % 2 === 0 ? /^299 \S+ "(.*)"$/s.exec(rawHeaders[i + 1]) : null;
    return text === null ? [] : [text[1].replace(/\\(.)/g, '$1')];
  });
}
