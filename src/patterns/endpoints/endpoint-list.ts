import { Complaint, isComplaint } from '../../values/complaint';
import { instanceOf, listOf, type Parser } from '../../values/parser';
import { repeatedAt } from '../../values/repeated';
import { quoted } from '../../values/wording';
import { ManualEndpoint } from './manual-endpoint';

const endpoints = listOf(instanceOf(ManualEndpoint, 'ManualEndpoint.address("192.0.2.10")'), 'endpoints', { min: 1 });

/** The endpoints of a Service: at least one, each address once. */
export const manualEndpoints: Parser<ManualEndpoint[]> = (input) => {
  const parsed = endpoints(input);
  const repeated = isComplaint(parsed) ? undefined : repeatedAt(parsed.map(({ ip }) => ip));
  return isComplaint(parsed) || repeated === undefined
    ? parsed
    : new Complaint(
        `the address ${quoted(parsed[repeated].ip)} twice`,
        'different addresses',
        'leave one out',
        `[${repeated}]`,
      );
};
