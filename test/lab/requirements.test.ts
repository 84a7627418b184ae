import { lacking, unfit } from '../../lab/lib/requirements';

test('what is missing is named, and each package once', () => {
  const commands = { openssl: 'openssl', gcc: 'gcc libc6-dev', cc: 'gcc' };
  expect(lacking(commands, () => false)).toEqual({ commands: ['openssl', 'gcc', 'cc'], packages: ['openssl', 'gcc', 'libc6-dev'] });
  expect(lacking(commands, command => command !== 'gcc')).toEqual({ commands: ['gcc'], packages: ['gcc', 'libc6-dev'] });
  expect(lacking(commands, () => true)).toEqual({ commands: [], packages: [] });
});

test.each(['/tmp/clone/.cache/lab', '/run/a/.cache/lab', '/home/one_two/cdk8s-ceph@1.0/.cache/lab'])('the lab can live in %s', path => expect(unfit(path)).toBeUndefined());

test.each([[' ', '/home/one two/.cache/lab'], [',', '/home/a,b/.cache/lab'], [':', '/home/a:b/.cache/lab'], ['"', '/home/"a"/.cache/lab']])(
  'a path with %p cannot be told to the kernel of a node', (character, path) => expect(unfit(path)).toContain(`without '${character}'`));
