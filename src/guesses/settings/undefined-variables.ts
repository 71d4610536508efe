import { once } from '../../model/lookup/once';
import type { Container } from '../../model/views/container';
import type { Field } from '../../values/field';

/** A place where a container uses a variable that its manifest does not define. */
export interface VariableUse {
  readonly field: Field;
  readonly name: string;
}

const USE = /\$(?:\((\w+)\)|\{(\w+)\}|(\w+))/g;

/**
 * The undefined variables that the settings and commands of a container use: `$(NAME)` everywhere, and in commands,
 * which may be scripts, `$NAME` and `${NAME}`. None where variables come from elsewhere, for they may be any.
 */
export const undefinedVariables = once(({ field, environment, words }: Container): readonly VariableUse[] => {
  const texts = [...environment.values(), ...words].filter(({ text }) => text?.includes('$'));
  if (texts.length === 0 || field.get('envFrom').length > 0) {
    return [];
  }
  return texts.flatMap((each) => {
    const text = each.text ?? '';
    return [...text.matchAll(USE)].flatMap(([, expanded, braced, bare]) => {
      const name = expanded ?? (words.includes(each) ? (braced ?? bare) : undefined);
      const isDefined = name === undefined || environment.has(name) || text.includes(`${name}=`);
      return isDefined ? [] : [{ field: each, name }];
    });
  });
});
