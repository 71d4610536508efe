import type { PodTemplate } from '../../model/views/pod-template';

/**
 * Whether the command or the environment of a pod names a port that it may listen on: by its number alone, or with an
 * address that stands for all of its own.
 */
export function isTold({ containers }: PodTemplate, number: number): boolean {
  const digits = new RegExp(`(?:^|[=\\s,])(?:(?:0\\.0\\.0\\.0|\\[::\\]|\\*)?:)?${number}(?!\\d)`);
  return containers.some(({ words, environment }) =>
    [...words, ...environment.values()].some(({ text }) => text !== undefined && digits.test(text)),
  );
}
