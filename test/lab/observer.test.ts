import { pushedIn } from '../../lab/lib/observer';

const told = (...bytes: number[]) => bytes.map((each, id) => `osd.${id}:{"osd":{"push_out_bytes":${each}}}`).join('');

test('what OSDs push is what their counters go up by; one that is started anew begins at zero, and one that is gone keeps what it had', () => {
  expect(pushedIn(['{"pgmap":{}}', told(100, 5), '', told(160, 5), told(20, 7)])).toBe(60 + 20 + 2);
  expect(pushedIn([told(100, 5), told(100)])).toBe(0);
  expect(pushedIn([])).toBe(0);
  // One that does not answer has not pushed what the next one tells.
  expect(pushedIn([told(100, 5), 'osd.0:Error ENXIO: problem getting command descriptions from osd.0osd.1:{"osd":{"push_out_bytes":900}}'.replaceAll(' ', '')])).toBe(895);
});
