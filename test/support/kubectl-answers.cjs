/*
 * What a kubectl says whose cluster is a file. It knows `get`, lists by resource, namespace and label, the template for Secrets,
 * and refuses what it is told to refuse in the words of the real one. In plain JavaScript, for a program runs it too.
 */

/** The answer to some arguments: what it ends with, and what it prints. */
exports.answer = ({ objects, forbidden = [], absent = [], down }, args) => {
  const failed = (text) => ({ code: 1, out: '', err: `${text}\n` });
  if (down !== undefined) {
    return failed(down);
  }
  const after = (flag) => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
  const resources = after('get').split(',');
  for (const resource of resources) {
    const [name] = resource.split('.');
    if (absent.includes(name)) {
      return failed(`error: the server doesn't have a resource type "${name}"`);
    }
    if (forbidden.includes(name)) {
      const because = `User "jane" cannot list resource "${name}"`;
      return failed(`Error from server (Forbidden): ${resource} is forbidden: ${because}`);
    }
  }
  const wanted = new Set(resources.map((resource) => resource.split('.')[0]));
  const [key, value] = (after('-l') ?? '').split('=');
  const namespace = args.includes('-A') ? undefined : (after('-n') ?? 'shop');
  const found = objects.filter(
    ({ kind, metadata, spec }) =>
      wanted.has(plural(kind)) &&
      (metadata.namespace === undefined || namespace === undefined || metadata.namespace === namespace) &&
      (key === '' || metadata.labels?.[key] === value || spec?.selector?.[key] === value),
  );
  const out = after('-o').startsWith('go-template=')
    ? found.map(rowOf).join('')
    : JSON.stringify({ apiVersion: 'v1', kind: 'List', items: found });
  return { code: 0, out, err: '' };
};

function rowOf({ metadata, type, data }) {
  return `${[metadata.namespace, metadata.name, type, ...Object.keys(data)].join('\t')}\n`;
}

function plural(kind) {
  const word = kind.toLowerCase();
  return word.endsWith('s') ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
