import {
  Detector,
  newSweepLog,
  planAttempts,
  planRoutes,
  readInhabitant,
  sweep,
  type Finding,
  type Identity,
  type SweepLog,
} from '@cityos/medusa-tenancy/leak-kit'
import type { TestBackend, TestTenant } from '@cityos/testing'
import { leakCases } from '../leak/cases'
import { area, isRead } from '../leak/leak-world'

/** Reads every route as one upgraded tenant with the ids of the other; answers what shows of the other. */
export async function sweepReads(
  backend: TestBackend,
  attacker: TestTenant,
  victim: TestTenant,
): Promise<{ findings: Finding[]; uncovered: string[]; log: SweepLog }> {
  const [foreign, own] = await backend.sql(async (owner) =>
    Promise.all([victim, attacker].map(({ id, handle }) => readInhabitant(owner, id, `of ${handle}`))),
  )
  for (const inhabitant of [foreign!, own!]) {
    // The fixture holds rows, not files.
    inhabitant.rows.set('file', []).set('private_file', [])
  }
  const planned = planRoutes(await backend.routes(), foreign!, leakCases)
  const log = newSweepLog()
  const findings: Finding[] = []
  for (const identity of readers(attacker)) {
    const attempts = planAttempts({
      identity,
      cases: planned.cases,
      parties: { own: own!, foreign: foreign!, aliases: planned.aliases },
      twin: own!,
      detector: new Detector(foreign!, [own!], [victim.publishableKey, victim.adminToken]),
      missing: new Set(),
    })
    findings.push(...(await sweep(attempts, log)))
  }
  return { findings, uncovered: planned.uncovered, log }
}

function readers(attacker: TestTenant): Identity[] {
  const reader = (name: string, client: TestTenant['admin'], where: string): Identity => ({
    name,
    client,
    calls: (route) => isRead(route) && area(where)(route),
    cases: 'every',
  })
  return [
    reader("another tenant's admin", attacker.admin, 'admin'),
    reader("another tenant's visitor", attacker.store, 'store'),
  ]
}
