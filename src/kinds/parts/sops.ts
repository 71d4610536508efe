import { ANYTHING } from '../language/shape';

/** What SOPS adds to what it encrypts, and takes out again. */
export const SOPS = { sops: ANYTHING } as const;
