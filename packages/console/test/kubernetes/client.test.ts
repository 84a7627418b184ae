import { localClient } from '../../src/kubernetes/client';

test('words reach a client on this machine as they are: nothing in them is read as shell', async () => {
  const { ask } = localClient('printf "%s|"');
  expect(await ask('', ['osd', 'tree', '$(id)', "a'b"])).toEqual({ code: 0, output: "osd|tree|$(id)|a'b|--format|json|" });
});

test('a client that fails, or is not there, is an answer with its code', async () => {
  expect(await localClient('sh -c "echo no >&2; exit 22"').ask('', ['status'])).toEqual({ code: 22, output: 'no\n' });
  expect((await localClient('there-is-no-such-program').ask('', ['status'])).code).toBe(127);
});

test('what it prints as JSON is read', async () => {
  expect((await localClient('sh -c \'echo "{\\"epoch\\":7}"\'').ask('', ['osd', 'dump'])).json).toEqual({ epoch: 7 });
});
