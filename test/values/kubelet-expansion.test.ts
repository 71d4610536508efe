import { literalScript, literalText } from '../../src/values/kubelet-expansion';

/** What the kubelet makes of a text, for a container with the variable A. */
function expanded(text: string): string {
  return text.replace(/\$\$|\$\(A\)/g, (found) => (found === '$$' ? '$' : 'value'));
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's, not JavaScript's
test.each(['plain', '$', '$$', '$$$', '$(A)', '$$(A)', '${A}', 'a$b$$c$(A)$'])(
  '%p reaches the container as it is',
  (text) => {
    expect(expanded(literalText(text))).toBe(text);
  },
);

// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's, not JavaScript's
test.each(['echo $$', '$$$', '$((1 + 1))', '$(date)', '${A##*-}'])(
  'the script %p reaches the shell as it is',
  (script) => {
    expect(expanded(literalScript(script))).toBe(script);
  },
);

test('a script can use a variable in the way of Kubernetes', () => {
  expect(expanded(literalScript('ping $(A)'))).toBe('ping value');
});

test('what the kubelet leaves alone is left alone', () => {
  expect(literalText('a$b')).toBe('a$b');
  expect(literalScript('$((1 + 1))')).toBe('$((1 + 1))');
});
