import { withoutDocs } from '../../tools/lib/without-docs';

test('comments of documentation go with their lines; everything else stays', () => {
  const [head, body] = ['class A {\n', "    one() { return '/** kept */'; }\n    // kept\n    two(x) { return x / 2 /** kept */; }\n}\n"];
  expect(withoutDocs(`/** A thing. */\n${head}    /**\n     * One.\n     */\n${body}`)).toBe(`${head}${body}`);
});

test('what has none stays as it is', () => expect(withoutDocs('const a = 1;\n')).toBe('const a = 1;\n'));
