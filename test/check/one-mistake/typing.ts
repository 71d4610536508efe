/** A name as it comes out of quick fingers: two letters change places, one is typed twice, or one is left out. */
export function misspelt(name: string): string {
  const middle = Math.max(1, Math.floor(name.length / 2));
  const [a, b] = [name[middle] ?? '', name[middle + 1] ?? ''];
  const isLetter = /^[a-z]$/i.test(a);
  if (isLetter && /^[a-z]$/i.test(b) && a !== b && name.length % 3 === 0) {
    return name.slice(0, middle) + b + a + name.slice(middle + 2);
  }
  if (isLetter && name.length > 5 && name.length % 3 === 1) {
    return name.slice(0, middle) + name.slice(middle + 1);
  }
  return name + (/[a-z]$/i.test(name) ? name.slice(-1) : 'x');
}

/** A number as it comes out of quick fingers: the last digit is the one beside it on the keyboard. */
export function mistyped(number: number): number {
  return number % 10 === 9 ? number - 1 : number + 1;
}
