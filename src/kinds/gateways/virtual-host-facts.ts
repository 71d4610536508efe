/**
 * How an implementation makes virtual hosts for its proxy: one for each host that a listener lets a route have, be it written in
 * the route or in the listener. The closest one takes a request and no other does, whether any of its rules fits or not.
 */
export interface VirtualHostFacts {
  /** The hosts that a listener leaves to others: those that they name, or also those that their wildcards cover more closely. */
  readonly leaves: 'named' | 'covered';
  /** Whether it leaves them to listeners of other ports too. */
  readonly leavesToOtherPorts?: true;
  /** Whether each listener that ends TLS has virtual hosts of its own; all others share those of their port. */
  readonly apartOverTls?: true;
  /** Whether a proxy refuses to take a host that two listeners have, with all the others of its port; where it does not, they share it. */
  readonly refusesTwins?: true;
  /** Whether a listener that ends TLS and has no route has a virtual host of its own all the same, where nothing is found. */
  readonly emptyOverTls?: true;
  /** Whether a rule of which an earlier one of a host has a match is none, and TLS is served for nothing but hosts of rules. */
  readonly distinctMatches?: true;
  /** What becomes of several rules of a host that match the same, where the oldest route does not take all of their requests. */
  readonly sharesMatches?: true;
}
