/**
 * What kubectl prints of Secrets: namespace, name, type and the names of their keys, a line each, with tabs between. Values are
 * in nothing that it prints, so that this program never holds one.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/#output-options
 */
export const NAMES_ALONE =
  'go-template={{range .items}}{{.metadata.namespace}}{{"\\t"}}{{.metadata.name}}{{"\\t"}}{{.type}}{{range $key, $_ := .data}}{{"\\t"}}{{$key}}{{end}}{{"\\n"}}{{end}}';

/** Secrets with their keys and nothing behind them, made of such lines. */
export function standInsFor(printed: string): readonly unknown[] {
  return printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [namespace, name, type, ...keys] = line.split('\t');
      return {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { namespace, name },
        type,
        data: Object.fromEntries(keys.map((key) => [key, ''])),
      };
    });
}
