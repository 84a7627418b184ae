import { Shared } from '../../src/server/shared';

/** A question that is answered when the test says so. */
function slow() {
  const asked: { readonly signal: AbortSignal; readonly answer: (with_: string) => void }[] = [];
  return { asked, find: (signal: AbortSignal) => new Promise<string>(answer => asked.push({ signal, answer })) };
}

const stays = new AbortController().signal;

test('what is asked twice at the same time is asked once, and answered twice', async () => {
  const shared = new Shared<string>(), { asked, find } = slow(), both = [shared.ask('a', stays, find), shared.ask('a', stays, find)];
  expect(asked).toHaveLength(1);
  asked[0].answer('one');
  expect(await Promise.all(both)).toEqual(['one', 'one']);
  void shared.ask('a', stays, find);
  expect(asked).toHaveLength(2);
});

test('other questions are others', () => {
  const shared = new Shared<string>(), { asked, find } = slow();
  void shared.ask('a', stays, find);
  void shared.ask('b', stays, find);
  expect(asked).toHaveLength(2);
});

test('a question is ended when the last one who waits has gone, and then asked anew', async () => {
  const shared = new Shared<string>(), { asked, find } = slow(), [one, two] = [new AbortController(), new AbortController()];
  void shared.ask('a', one.signal, find);
  void shared.ask('a', two.signal, find);
  one.abort();
  expect(asked[0].signal.aborted).toBe(false);
  two.abort();
  expect(asked[0].signal.aborted).toBe(true);
  void shared.ask('a', stays, find);
  expect(asked).toHaveLength(2);
});

test('an answer that fails is not kept', async () => {
  const shared = new Shared<string>();
  await expect(shared.ask('a', stays, async () => { throw new Error('away'); })).rejects.toThrow('away');
  expect(await shared.ask('a', stays, async () => 'there')).toBe('there');
});
