import type { Duration } from 'cdk8s';
import { Complaint } from '../../values/complaint';
import { objectWith, optional, type Parser } from '../../values/parser';
import { secondsBetween } from '../../values/seconds';
import { shown } from '../../values/wording';

/** A cookie by which an ingress controller or gateway sends a browser to the same pod again. */
export interface CookieAffinity {
  /**
   * The name of the cookie, 1 to 64 letters, digits, "-", "_" and ".". The load balancers of AWS and Google name theirs
   * themselves.
   *
   * @default - the controller's own
   */
  readonly cookieName?: string;

  /**
   * How long browsers keep the cookie, in whole seconds: 1 s to 34560000 s (400 days, after which browsers drop any
   * cookie). AWS takes up to 604800 s (a week), GKE up to 86400 s (a day), HAProxy none at all.
   *
   * @default - until the browser is closed; a day with AWS
   * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-max-age-attribute
   */
  readonly maxAge?: Duration;
}

const cookieName: Parser<string> = (input) =>
  typeof input === 'string' && /^[A-Za-z0-9_.-]{1,64}$/.test(input)
    ? input
    : new Complaint(
        shown(input),
        'the name of a cookie: 1 to 64 letters, digits, "-", "_" and "."',
        'choose one such as "SESSION"',
      );

/** 400 days, in seconds: the longest that browsers keep a cookie. */
const LONGEST_COOKIE = 34_560_000;

/** A cookie affinity, its life in seconds. */
export const cookieAffinity = objectWith(
  { cookieName: optional(cookieName), maxAge: optional(secondsBetween(1, LONGEST_COOKIE)) },
  'a cookie affinity',
);
