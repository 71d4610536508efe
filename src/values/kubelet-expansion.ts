/*
 * The kubelet rewrites commands, arguments and values of variables: `$(NAME)` becomes the value of a variable that the
 * container has, and `$$` becomes `$`.
 *
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */

/** A text that the container is to see as it is. */
export function literalText(text: string): string {
  return text.replace(/\$(?=[$(])/g, () => '$$');
}

/**
 * A shell script in which `$$` stays the shell's. `$(…)` is left alone: the kubelet knows no variable that is named like
 * a shell command, and whoever writes `$(PRIMARY_HOST)` means the variable.
 */
export function literalScript(script: string): string {
  return script.replace(/\$(?=\$)/g, () => '$$');
}
