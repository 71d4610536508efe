import type { Manifest } from '../../support/synth';

/** What cdk8s-plus writes into pods although Kubernetes assumes it, and which the server leaves out of its answers. */
const LEFT_OUT: Readonly<Record<string, unknown>> = {
  '.spec.minReadySeconds': 0,
  '.spec.template.spec.hostNetwork': false,
  '.spec.hostNetwork': false,
  '.spec.jobTemplate.spec.template.spec.hostNetwork': false,
  '.spec.jobTemplate.spec.template.spec.volumes[0].persistentVolumeClaim.readOnly': false,
};

/** Lists that the server completes: under a dual-stack policy a Service gets the family that nobody named. */
const GROWING = ['.spec.ipFamilies'];

/**
 * Where an object as the server stores it differs from what was written: every field that was written must be there, with
 * the value that was written. What the server adds does not matter.
 */
export function lossesOf(written: Manifest, stored: Manifest, at = ''): string[] {
  if (stored === undefined && (isNothing(written) || LEFT_OUT[at] === written)) {
    return [];
  }
  if (Array.isArray(written) && Array.isArray(stored)) {
    const kept = written.length === stored.length || (written.length < stored.length && GROWING.includes(at));
    const sameLength = kept ? [] : [`${at}: ${written.length} became ${stored.length}`];
    return [...sameLength, ...written.flatMap((each, i) => lossesOf(each, stored[i], `${at}[${i}]`))];
  }
  if (isObject(written) && isObject(stored)) {
    return Object.keys(written).flatMap((key) => lossesOf(written[key], stored[key], `${at}.${key}`));
  }
  const same = written === stored || (at.includes('.resources.') && amountOf(written) === amountOf(stored));
  return same ? [] : [`${at}: ${JSON.stringify(written)} became ${JSON.stringify(stored)}`];
}

/** An empty list or map says what leaving it out says, and the server leaves it out. */
function isNothing(value: Manifest): boolean {
  return isObject(value) ? Object.keys(value).length === 0 : Array.isArray(value) && value.length === 0;
}

function isObject(value: unknown): value is Record<string, Manifest> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/** A quantity as a number, for the server writes 1000m as 1 and 2048Mi as 2Gi. */
function amountOf(quantity: unknown): number {
  const [, number, unit] = /^([\d.]+)([A-Za-z]*)$/.exec(String(quantity)) ?? [];
  return Number(number) * (UNITS[unit] ?? Number.NaN);
}
