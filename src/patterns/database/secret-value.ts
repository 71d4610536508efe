import { EnvValue, type ISecret } from 'cdk8s-plus-27';
import type { DatabasePassword } from './database-password';

/** A password as the value of an environment variable, which refers to the Secret. */
export function secretValue({ secretName, key }: DatabasePassword): EnvValue {
  // Of a Secret, cdk8s-plus asks its name and no more.
  return EnvValue.fromSecretValue({ secret: { name: secretName } as ISecret, key });
}
