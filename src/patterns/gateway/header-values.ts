import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import type { HttpRoute } from '../routes/http-route';

/**
 * The values that the Gateway API takes in headers: visible characters of ASCII, with a single blank or tab between them. Its
 * experimental channel refuses others already.
 */
const VALUE = /^[!-~]+([\t ][!-~]+)*$/;

/** Why a header that a route compares or writes is none for a Gateway. */
export function headerComplaint(route: HttpRoute): Complaint | undefined {
  const [at, value] = valuesOf(route).find(([, each]) => !VALUE.test(each)) ?? [];
  return value === undefined
    ? undefined
    : new Complaint(
        quoted(value),
        'visible characters of ASCII with single blanks between them',
        'encode others, as in RFC 8187',
        at,
      );
}

/** Every value of a header, and where it was given. */
function valuesOf({ _options: { matching, canary, requestHeaders, responseHeaders } }: HttpRoute): [string, string][] {
  const written = Object.entries({ requestHeaders, responseHeaders }).flatMap(([side, changes]) =>
    Object.entries({ set: changes?.set, add: changes?.add }).flatMap(([how, values = {}]) =>
      Object.entries(values).map(([name, value]): [string, string] => [`.${side}.${how}[${quoted(name)}]`, value]),
    ),
  );
  return [
    ...(matching?.headers ?? []).map(({ value }, i): [string, string] => [`.matching.headers[${i}].value`, value]),
    ...(canary?.headerValue === undefined ? [] : [['.canary.value', canary.headerValue] as [string, string]]),
    ...written,
  ];
}
