import type { Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { EXEMPTION_PREFIX } from '../../model/views/annotations-of-others';
import type { Field } from '../../values/field';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (reason: string) =>
  webService({
    annotations: `cdk8s-service-patterns/ignore.missing-target-port: "${reason}"`,
    ports: [servicePort({ name: '' })],
  });

export const ignoredExemption: Rule<Plain> = {
  id: 'ignored-exemption',
  severity: 'warning',
  because: 'An exemption without a reason silences nothing, for nobody could tell later whether it still holds.',
  about: 'Every object',
  source: 'this library, src/check/engine/exemption.ts: an exemption is worth its reason',
  avoidedBy: { nothing: 'annotations are texts that somebody writes' },
  bad: manifests(WEB_DEPLOYMENT, service('')),
  says: 'Service shop/web metadata.annotations["cdk8s-service-patterns/ignore.missing-target-port"]: found no reason, expected a sentence; say why the rule does not hold here',
  good: manifests(WEB_DEPLOYMENT, service('the port is opened by a plugin')),
  silent: [
    {
      when: 'what has no text is an annotation of somebody else',
      manifests: manifests(
        WEB_DEPLOYMENT,
        webService({
          annotations:
            'cdk8s-service-patterns/ignore.missing-target-port: the port is opened by a plugin\nexample.com/reviewed: ""',
        }),
      ),
    },
  ],
  on: ({ everything }) => everything.filter(({ object }) => annotationsOf(object).keys.some(isExemption)),
  *check({ object }) {
    for (const annotation of annotationsOf(object).entries) {
      if (isExemption(String(annotation.key)) && !annotation.text?.trim()) {
        yield fault(annotation, 'no reason', 'a sentence', 'say why the rule does not hold here');
      }
    }
  },
};

function annotationsOf({ root }: KubeObject): Field {
  return root.get('metadata').get('annotations');
}

function isExemption(key: string): boolean {
  return key.startsWith(EXEMPTION_PREFIX);
}
