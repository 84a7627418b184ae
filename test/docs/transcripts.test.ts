import { join, relative } from 'node:path';
import { PATHS } from '../../tools/lib/paths';
import { fencesOf } from '../../tools/lib/snippets';
import { documentsWithTranscripts, edited, outputOf, transcriptsOf } from '../../tools/lib/transcripts';

const DOCUMENTS = documentsWithTranscripts();
const TRANSCRIPTS = DOCUMENTS.flatMap(transcriptsOf);

test('README, the tutorial and the page of the forecast show what programs print', () => {
  expect(DOCUMENTS.map(path => relative(PATHS.root, path))).toEqual(expect.arrayContaining(['README.md', join('docs', 'tutorial', 'first-cluster.md'), join('docs', 'how-to', 'forecast.md')]));
});

test.each(TRANSCRIPTS.map(transcript => [`${transcript.file}:${transcript.line}`, transcript] as const))('%s is what the program above it prints (else run `npx projen docs:transcripts`)', (_, { shown, program }) => {
  expect(shown).toBe(outputOf(program, require));
});

test('the tutorial shows a forecast and a refusal', () => {
  const shown = transcriptsOf(join(PATHS.root, 'docs', 'tutorial', 'first-cluster.md')).map(transcript => transcript.shown.split('\n')[0]);
  expect(shown).toEqual(['Forecast of rook-ceph/ceph', 'synthesis is refused for 1 reason, nothing was written']);
});

test('every edit that a document shows is one of the program above it', () => {
  const edits = DOCUMENTS.flatMap(path => {
    const fences = fencesOf(path);
    return fences.flatMap(({ language, code }, i) => language === 'diff' ? [edited(fences.slice(0, i).reverse().find(fence => fence.language === 'ts')!.code, code)] : []);
  });
  expect(edits.length).toBeGreaterThan(3);
});

describe('An edit', () => {
  test('takes lines out and puts lines in, at each of its places', () => {
    expect(edited('a\nb\nc\nd\n', '-a\n+A\n\n b\n-c\n')).toBe('A\nb\nd\n');
  });

  test('is refused where its lines are not in the program, or twice', () => {
    expect(() => edited('a\nb\n', '-c\n')).toThrow('not in the program exactly once');
    expect(() => edited('a\na\n', '-a\n')).toThrow('not in the program exactly once');
  });
});

test('what a program prints is all of it, in order, up to the message it ends with', () => {
  expect(outputOf("console.log('one', 1); process.stderr.write('two\\n'); throw new Error('three  \\n');", require)).toBe('one 1\ntwo\nthree\n');
});
