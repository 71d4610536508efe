import { kind } from './language/kind';

/** What cert-manager makes a Secret of. */
export const CERTIFICATE = kind('Certificate', [{ apiVersion: 'cert-manager.io/v1' }], { short: ['cert', 'certs'] });
