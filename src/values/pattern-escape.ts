/** A text as a regular expression that finds it as it stands. The signs are those that Go takes for special, too. */
export function escapedForRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
