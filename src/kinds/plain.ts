import { fields, list, object } from './shape/shape';

/** What SOPS adds to what it encrypts, and takes out again. */
const SOPS = { sops: 'anything' } as const;

export const CONFIG_MAP = object({ binaryData: 'texts', data: 'texts', immutable: 'flag', ...SOPS });

export const SECRET = object({ data: 'texts', immutable: 'flag', stringData: 'texts', type: 'text', ...SOPS });

export const NAMESPACE = object({ spec: 'anything', status: 'anything' });

export const LIST = fields({ apiVersion: 'text', items: list('anything'), kind: 'text', metadata: 'anything' });
