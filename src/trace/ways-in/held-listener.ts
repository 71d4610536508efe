import type { Listener, ListenerHolder } from '../../model/views/gateway';

/** A listener, and what it is of. */
export interface HeldListener {
  readonly holder: ListenerHolder;
  readonly listener: Listener;
}
