import { tellsRequestsApart } from '../../guesses/annotations/tells-apart';
import { type Claim, claimsTo, writtenBackend } from '../../guesses/ingresses/claims';
import type { Cluster } from '../../model/cluster/cluster';
import { controllersOf, isMarkedAsCanary } from '../../model/traffic/ingress-controllers';
import { keysOf } from '../../model/views/annotations-of-others';
import { type Ingress, isAction } from '../../model/views/ingress';

/** The claim that was there before, to the same requests and for another backend. */
export function rivalOf(subject: Ingress, path: Claim['path'], cluster: Cluster): Claim | undefined {
  for (const claim of claimsTo(cluster, path)) {
    if (claim.ingress === subject && claim.path.field.path === path.field.path) {
      return undefined;
    }
    const isOther = writtenBackend(claim.path.backend) !== writtenBackend(path.backend);
    if (isOther && (claim.ingress === subject || areDeployedTogether(claim.ingress, subject, cluster))) {
      return claim;
    }
  }
  return undefined;
}

/** Objects of one name are variants of each other. Without a class they may belong to different controllers. */
function areDeployedTogether(other: Ingress, subject: Ingress, cluster: Cluster): boolean {
  const { object, className } = subject;
  const isOneFile = other.object.file === object.file;
  return (
    other.object.name !== object.name &&
    (isOneFile || className !== undefined) &&
    mayHaveRivals(other, cluster) &&
    !isToldApart(other) &&
    !isToldApart(subject)
  );
}

/** Some clouds give each Ingress an address of its own, and fill in paths from annotations. */
export function mayHaveRivals(ingress: Ingress, cluster: Cluster): boolean {
  return controllersOf(cluster, ingress).every(({ oneProxy }) => oneProxy) && !ingress.backends.some(isAction);
}

/** Whether annotations tell requests apart by more than host and path. */
function isToldApart(ingress: Ingress): boolean {
  return isMarkedAsCanary(ingress) || keysOf(ingress.object).some(tellsRequestsApart);
}
