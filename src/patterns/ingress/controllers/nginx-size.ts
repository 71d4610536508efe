/** A size in bytes as NGINX writes it, in the largest unit that leaves no fraction: `8m`. */
export function nginxSizeOf(bytes: number): string {
  const units = [
    [1024 ** 3, 'g'],
    [1024 ** 2, 'm'],
    [1024, 'k'],
  ] as const;
  const unit = units.find(([factor]) => bytes % factor === 0);
  return unit === undefined ? String(bytes) : `${bytes / unit[0]}${unit[1]}`;
}
