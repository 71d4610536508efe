import { DATABASES } from './databases';
import { MESSAGES_AND_METRICS } from './messages-and-metrics';
import type { Operator } from './operator';
import { STORES } from './stores';

/** The operators whose Services have names that are known. To add one, write it into the file of its sort. */
export const OPERATORS: readonly Operator[] = [...DATABASES, ...MESSAGES_AND_METRICS, ...STORES];
