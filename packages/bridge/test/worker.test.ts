import { BridgeWorker } from '../src/worker'

const soon = (ms = 5) => new Promise((resolve) => setTimeout(resolve, ms))
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await soon(1)
}

it('goes on as long as there is something to do, then rests until it is woken', async () => {
  let left = 3
  let calls = 0
  const worker = new BridgeWorker({
    work: { count: async () => (calls++, left > 0 ? left-- : 0) },
    restMs: 60_000,
    onError: () => {},
  })
  await until(() => calls === 4)
  expect(left).toBe(0)
  // Nobody calls it any more.
  await soon(20)
  expect(calls).toBe(4)
  left = 2
  worker.wake('count')
  await until(() => calls === 7)
  await worker.stop()
})

it('looks by itself after a rest', async () => {
  let calls = 0
  const worker = new BridgeWorker({ work: { look: async () => (calls++, 0) }, restMs: 2, onError: () => {} })
  await until(() => calls > 3)
  await worker.stop()
})

it('is woken also while it works', async () => {
  let end = () => {}
  let calls = 0
  const worker = new BridgeWorker({
    work: { slow: () => (calls++, new Promise<number>((resolve) => (end = () => resolve(0)))) },
    restMs: 60_000,
    onError: () => {},
  })
  await until(() => calls === 1)
  worker.wake()
  end()
  await until(() => calls === 2)
  const stopped = worker.stop()
  end()
  await stopped
})

it('does together what comes close together', async () => {
  let waiting = 0
  const rounds: number[] = []
  const worker = new BridgeWorker({
    work: { take: async () => (rounds.push(waiting), waiting && ((waiting = 0), 1)) },
    restMs: 60_000,
    gatherMs: 60,
    onError: () => {},
  })
  // It rests by now.
  await soon(20)
  for (let i = 0; i < 5; i++) {
    waiting++
    worker.wake('take')
    await soon()
  }
  await until(() => rounds.length > 2)
  await worker.stop()
  // The first at once, the others in one round.
  expect(rounds.slice(0, 3)).toEqual([0, 1, 4])
})

it('one that fails is told and stops none of the others', async () => {
  const errors: string[] = []
  let others = 0
  const worker = new BridgeWorker({
    work: {
      bad: () => Promise.reject(new Error('no')),
      good: async () => (others++, 0),
    },
    restMs: 2,
    onError: (name, error) => errors.push(`${name}: ${(error as Error).message}`),
  })
  await until(() => errors.length > 1 && others > 3)
  await worker.stop()
  expect(errors[0]).toBe('bad: no')
})

it('stops when what is under way has ended', async () => {
  let begun = false
  let ended = false
  const worker = new BridgeWorker({
    work: { slow: async () => ((begun = true), await soon(30), (ended = true), 0) },
    onError: () => {},
  })
  await until(() => begun)
  await worker.stop()
  expect(ended).toBe(true)
})
