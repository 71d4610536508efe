const PLACEHOLDERS: readonly RegExp[] = [
  // NODE_PORT, alone or in a name.
  /(?<!\w)[A-Z][A-Z0-9]*(_[A-Z0-9]+)+(?!\w)/,
  // A word for what is to be filled in. Capitals are refused in names, so it cannot be meant for one.
  /^(APP|CONTAINER|DEPLOYMENT|DOCKER|HOST|INGRESS|NODE|POD|SECRET|SERVICE)?(DOMAIN|HOST|IMAGE|NAME|NAMESPACE|PORT|REPLICAS|TAG|VERSION)$/,
  // The same as a part of a name that has small letters besides: disk-wipe-HOSTNAME.
  /^[a-z0-9-]+-(APP|HOST|NODE|POD)?(DOMAIN|HOST|NAME|NAMESPACE|VERSION)$|^(APP|HOST|NODE|POD)?(DOMAIN|HOST|NAME|NAMESPACE|VERSION)-[a-z0-9-]+$/,
  // [IMAGE], and the underscore for which Kustomize has a name.
  /^(\[[A-Z][A-Z0-9_ -]*\]|_+)$/,
  /(REPLACE|CHANGE)[-_]?ME|^(x{3,}|changeme)$/i,
  // $HOST, ${HOST}, $(HOST), <namespace>, @@IMAGE@@, __TAG__, %TAG%, {{ tag }}
  /\$[({\w]|<[^<>]+>|@@|__\w+__|%\w+%|\{\{/,
];

/** Whether a text waits for a script to replace it: `NODE_PORT`, `${HOST}`, `<namespace>`. What will stand in its place is unknown. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.some((each) => each.test(text)) && !NAMES_OF_PORTS.test(text);
}

/** Words for what a port is for, in capitals: somebody wrote a name so, and it is refused. */
const NAMES_OF_PORTS =
  /^(HTTPS?|GRPC|TCP|UDP|WEB|API|METRICS|ADMIN|HEALTH|PROBES?|MEMBERLIST|PROMETHEUS)(_(HTTPS?|GRPC|TCP|UDP|WEB|API|METRICS|ADMIN|HEALTH|PROBES?|MEMBERLIST|PROMETHEUS))+$/;

/** That a text in which no capitals may be has a word in them, in words: `YOUR-HOST` is written to be replaced. */
export function replacedLater(text: string): string | undefined {
  return /[A-Z]{3}/.test(text) ? 'a word in capitals may wait for a script to replace it' : undefined;
}
