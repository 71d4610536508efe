import { compactService, compactWorkload } from './compact-parts';

/*
 * Policies for the examples of rules, flawless but for what a rule puts into them.
 */

/** Pods behind a Service, and a policy about them with these rules, written as they stand within `spec: {…}`. */
export const isolated = (rules: string) => `${compactWorkload()}
---${compactService()}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {matchLabels: {app: web}}, ${rules}}`;
