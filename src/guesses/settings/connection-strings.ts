import { HOST } from './host-syntax';

/** A host in a text that is no URL and tells a driver where its server is. */
export interface ConnectionStringHost {
  readonly host: string;
  readonly port: string | undefined;
  /** Whether it is a name for all pods that form a cluster with the one that is told of it. */
  readonly isOfPeers?: true;
}

/** What JGroups asks the DNS for, to find the pods that form a cluster with its own. */
const OF_PEERS = 'dns.query=';

/** The forms of drivers, each with the word by which a text that has it is found at once. */
const FORMS: readonly (readonly [sign: string, form: RegExp])[] = [
  // https://github.com/go-sql-driver/mysql#dsn-data-source-name
  ['@tcp(', new RegExp(`@tcp\\((${HOST})(?::(\\d{1,5}))?\\)`, 'g')],
  // https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE
  ['host=', new RegExp(`(?:^|\\s)host=(${HOST})(?:\\s(?:[^\\n]*\\s)?port=(\\d{1,5}))?(?=\\s|$)`, 'g')],
  // https://www.npgsql.org/doc/connection-string-parameters.html
  ['Host=', new RegExp(`(?:^|;\\s*)Host=(${HOST})(?:;(?:[^\\n]*;)?\\s*Port=(\\d{1,5}))?(?=;|$)`, 'g')],
  // https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlconnection.connectionstring
  ['Server=', new RegExp(`(?:^|;\\s*)Server=(?:tcp:)?(${HOST})(?:,(\\d{1,5}))?(?=;|$)`, 'g')],
  // https://docs.oracle.com/en/database/oracle/oracle-database/23/jjdbc/data-sources-and-URLs.html
  ['jdbc:oracle', new RegExp(`jdbc:oracle:thin:@(?://)?(${HOST}):(\\d{1,5})`, 'g')],
  // https://www.jgroups.org/manual5/index.html#_dns_ping
  [OF_PEERS, new RegExp(`\\bdns\\.query=(${HOST})()(?=[\\s"']|$)`, 'g')],
];

const NONE: readonly ConnectionStringHost[] = [];

/** The hosts that connection strings of drivers name. */
export function connectionStringHosts(text: string): readonly ConnectionStringHost[] {
  if (!text.includes('=') && !text.includes('@')) {
    return NONE;
  }
  return FORMS.flatMap(([sign, form]) =>
    text.includes(sign)
      ? [...text.matchAll(form)].map(([, host = '', port]) => ({
          host,
          port: port || undefined,
          ...(sign === OF_PEERS && { isOfPeers: true }),
        }))
      : [],
  );
}
