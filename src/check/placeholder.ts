/**
 * Whether a text waits for a script to replace it: `NODE_PORT`, `${HOST}`, `<namespace>`, `@@IMAGE@@`, `[IMAGE]`, `_`.
 * What will stand in its place is unknown.
 */
export function isPlaceholder(text: string): boolean {
  return (
    /(?<!\w)[A-Z][A-Z0-9]*(_[A-Z0-9]+)+(?!\w)|^(\[[A-Z][A-Z0-9_ -]*\]|_+)$/.test(text) ||
    /(REPLACE|CHANGE)[-_]?ME/.test(text) ||
    /\$[({\w]|<[^<>]+>|@@|__\w+__|%\w+%|\{\{|^(X{3,}|CHANGEME)$/i.test(text)
  );
}
