import {
  findMarks,
  PROBES,
  startEverything,
  startTimeouts,
  untilMarks,
  type FoundMark,
  type Subject,
} from './workload'

const ROUNDS = 6

/** What must hold wherever a tenant's work runs; `pids` says which process is which. */
export function describeCarriers(
  subject: () => Subject,
  pids: () => { server: number; worker: number },
): void {
  describe('work that outlives its request', () => {
    let marks: FoundMark[]

    beforeAll(async () => {
      const arrived = (probes: typeof PROBES) => (all: FoundMark[]) =>
        all.filter((mark) => isExpected(probes, mark)).length >=
        probes.length * ROUNDS * subject().tenants.length
      await startEverything(subject(), ROUNDS)
      await untilMarks(subject(), arrived(PROBES.filter(([kind]) => !kind.endsWith('timeout'))))
      await startTimeouts(subject(), ROUNDS)
      marks = await untilMarks(subject(), arrived(PROBES))
    }, 240_000)

    it.each(PROBES)('%s: each "%s" runs once per tenant, in its scope (%s)', (kind, probe, where) => {
      for (const tenant of subject().tenants) {
        const own = marks.filter(
          (mark) => mark.tenantId === tenant.id && mark.probe === probe && isOf(kind, mark),
        )
        expect(own.map((mark) => mark.run).sort()).toEqual(runsOf(kind))
        for (const mark of own) {
          expect(mark).toMatchObject({ scope: tenant.id, sees: [subject().products[tenant.id]] })
          const { server, worker } = pids()
          expect({ server: [server], worker: [worker], either: [server, worker] }[where]).toContain(mark.pid)
        }
      }
    })

    it('nothing of it ran in the scope of the platform or of nobody', () => {
      const ids = subject().tenants.map((tenant) => tenant.id)
      expect(marks.filter((mark) => mark.probe !== 'job' && !ids.includes(mark.tenantId))).toEqual([])
    })

    it('a scheduled job starts on the platform and visits each tenant in its own scope', async () => {
      const { tenants, products } = subject()
      // Early visits came before the tenant's product.
      const isFull = (mark: FoundMark) => mark.run === 'tenant' && mark.sees.length > 0
      const all = await untilMarks(subject(), (found) =>
        tenants.every(({ id }) => found.some((mark) => mark.tenantId === id && isFull(mark))),
      )
      const jobs = all.filter((mark) => mark.probe === 'job')
      const starts = jobs.filter((mark) => mark.run === 'start')
      expect(starts.length).toBeGreaterThan(0)
      for (const start of starts) {
        expect(start).toMatchObject({ tenantId: 'platform', scope: 'platform', sees: [], pid: pids().worker })
      }
      for (const { id } of tenants) {
        const visits = jobs.filter((mark) => mark.tenantId === id && isFull(mark))
        expect(visits.length).toBeGreaterThan(0)
        for (const visit of visits)
          expect(visit).toMatchObject({ scope: id, sees: [products[id]], run: 'tenant' })
      }
    })
  })
}

/** No mark is anywhere but with the tenant whose scope it was made in. */
export async function expectNoStrays(subject: Subject): Promise<void> {
  const strays = (await findMarks(subject)).filter((mark) => mark.tenantId !== mark.scope)
  expect(strays).toEqual([])
}

function runsOf(kind: string): string[] {
  return Array.from({ length: ROUNDS }, (_, round) => `${kind}-${round}`).sort()
}

function isOf(kind: string, mark: FoundMark): boolean {
  return mark.run.replace(/-\d+$/, '') === kind
}

function isExpected(probes: typeof PROBES, mark: FoundMark): boolean {
  return probes.some(([kind, probe]) => mark.probe === probe && isOf(kind, mark))
}
