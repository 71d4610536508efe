/** The page that says what was seen on which server, made from the results of the suites. */
export function proofPage(seen) {
  const servers = Object.keys(seen).sort();
  const titles = [...new Set(servers.flatMap((server) => Object.keys(seen[server].tests)))];
  const cell = (server, title) => {
    const test = seen[server].tests[title];
    return test === undefined ? '' : test.seen ? `yes, ${test.seconds} s` : '**no**';
  };
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [
    '# What was seen of replicated databases',
    '',
    '`npm run test:databases` runs the manifests that `HeadlessStatefulDb` makes as pods: network, mount, process and host name',
    'namespaces of their own, an overlay over a root file system made of Debian packages with the paths, users and sockets of the official',
    'images, and the command, the user and the probe out of the manifest, with its time. The entry point is that of the image as of a commit',
    'of its repository, where the table says so, and otherwise a stand-in that does what the image documents. Nothing here is a kubelet, and',
    'nothing the official image: Alpine means its programs and user, not its C library; MariaDB 10.11 has the socket of the image on UBI.',
    'Mixed versions and slow disks were not tried. A process killed with `kill -9` is no loss of power.',
    '',
    "`npm run test:packets:databases` has Kubernetes' own controllers, scheduler, kubelet and kube-proxy run the same databases, of MySQL 9.7,",
    'MariaDB 11.8 and PostgreSQL 18: rows by each name, writes that replicas refuse, a primary that is replaced, a volume that is lost,',
    'scaling down and up, and the examples with a database, as they stand.',
    '',
    '```ts',
    "new HeadlessStatefulDb(chart, 'db', {",
    "  engine: DatabaseEngine.mysql('9.7'),",
    '  replicas: 3,',
    '  storage: { size: Size.gibibytes(1) },',
    "  credentials: DatabaseCredentials.fromSecretName('db-secret', { database: 'shop', user: 'shop' }),",
    '});',
    '```',
    '',
    'The seconds are those of the whole test on the machine of that day, which did other things as well.',
    '',
    row(['', ...servers]),
    row(['---', ...servers.map(() => '---')]),
    row(['server', ...servers.map((server) => seen[server].version)]),
    row(['entry point', ...servers.map((server) => seen[server].entryPoint ?? 'a stand-in')]),
    row(['day', ...servers.map((server) => seen[server].day)]),
    ...titles.map((title) => row([title, ...servers.map((server) => cell(server, title))])),
    '',
  ].join('\n');
}
