import fc from 'fast-check';

/*
 * The few names that everything in a drawn application has: few, so that by chance they meet.
 */

export const APPS = ['ada', 'bob', 'cat'] as const;

export const TIERS = ['web', 'data'] as const;

export const SERVICES = ['s0', 's1', 's2', 's3'] as const;

export const namespace = fc.constantFrom('front', 'back');

export const app = fc.constantFrom(...APPS);
