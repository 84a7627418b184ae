/** Seconds to wait between two questions. */
const BETWEEN = 1;

export const sleep = async (seconds: number): Promise<void> => new Promise(done => { setTimeout(done, seconds * 1000); });

/** Until it is so; returns after how many seconds. What fails is asked again. */
export async function waitFor(what: string, seconds: number, is: () => Promise<boolean>): Promise<number> {
  const began = Date.now();
  let last = 'no';
  for (;;) {
    try {
      if (await is()) return (Date.now() - began) / 1000;
      last = 'no';
    } catch (error) {
      last = (error as Error).message;
    }
    if (Date.now() - began > seconds * 1000) throw new Error(`not so after ${seconds} s: ${what}; the last answer was: ${last}`);
    await sleep(BETWEEN);
  }
}
