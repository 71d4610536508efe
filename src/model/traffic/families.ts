import type { Service } from '../views/service';

/** Whether a Service has, or may have, addresses of both families: the API server adds the one that is not written. */
export function isDualStack(service: Service): boolean {
  return service.spec.get('ipFamilyPolicy').text?.endsWith('DualStack') ?? service.getsBothFamilies;
}

/** The address families that a Service has for certain, and no others; undefined where the given manifests do not tell. */
export function familiesOf(service: Service): readonly string[] | undefined {
  const written = service.spec.get('ipFamilies').items.flatMap(({ text }) => text ?? []);
  return written.length === 0 || (isDualStack(service) && written.length < 2) ? undefined : written;
}
