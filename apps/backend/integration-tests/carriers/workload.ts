import { join } from 'node:path'
import { createProduct, type TestBackend, type TestTenant } from '@cityos/testing'
import type { Mark } from '../fixtures/carriers/mark'

export const PLUGIN = join(__dirname, '../fixtures/carriers')
export const DRIVE = join(PLUGIN, 'drive.ts')

export interface Subject {
  backend: TestBackend
  tenants: TestTenant[]
  /** The one product of each tenant, by the tenant's id. */
  products: Record<string, string>
}

/** Two tenants whose products look alike. */
export async function createSubject(backend: TestBackend): Promise<Subject> {
  const tenants = await backend.provisionTenants(2)
  const products: Record<string, string> = {}
  for (const tenant of tenants) products[tenant.id] = (await createProduct(tenant)).id
  return { backend, tenants, products }
}

export interface FoundMark extends Mark {
  tenantId: string
}

/** Every mark in the database, whoever owns it. */
export async function findMarks({ backend }: Subject): Promise<FoundMark[]> {
  const { rows } = await backend.sql((client) =>
    client.query<{ tenant_id: string; metadata: Mark }>(
      `select tenant_id, metadata from customer_group where metadata ? 'probe'`,
    ),
  )
  return rows.map(({ tenant_id, metadata }) => ({ ...metadata, tenantId: tenant_id }))
}

/** Polls until `done` holds of the marks, or for a while: what is missing then shows in the assertions. */
export async function untilMarks(
  subject: Subject,
  done: (marks: FoundMark[]) => boolean,
): Promise<FoundMark[]> {
  for (const deadline = Date.now() + 45_000; ;) {
    const marks = await findMarks(subject)
    if (done(marks) || Date.now() > deadline) return marks
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

export async function startWorkflow(
  { backend }: Subject,
  tenant: TestTenant,
  kind: string,
  run: string,
): Promise<void> {
  // The run is the transaction's id as well: both tenants use the same one.
  await backend.run(DRIVE, 'startWorkflow', tenant.id, `probe-${kind}`, run, run)
}

export async function emit(
  { backend }: Subject,
  tenant: TestTenant,
  event: { name: string; data: { run: string }; metadata?: Record<string, unknown> },
  options: Record<string, unknown> = {},
): Promise<void> {
  await backend.run(DRIVE, 'emit', tenant.id, event, options)
}

/**
 * Which probes each kind of work runs, and where: in the process that asked, in a worker, or in either (the
 * engine begins a first async step at once where it is, and hands it on when it has to wait).
 */
export const PROBES: [kind: string, probe: string, where: 'server' | 'worker' | 'either'][] = [
  ['steps', 'sync', 'server'],
  ['steps', 'async', 'either'],
  ['steps', 'failed', 'worker'],
  ['steps', 'retried', 'worker'],
  ['steps', 'nested-sync', 'worker'],
  ['steps', 'nested-async', 'worker'],
  ['steps', 'after', 'worker'],
  ['steps', 'event-grouped', 'worker'],
  ['compensation', 'async', 'either'],
  ['compensation', 'async-compensated', 'worker'],
  ['compensation', 'sync-compensated', 'worker'],
  ['step-timeout', 'async-compensated', 'worker'],
  ['transaction-timeout', 'async-compensated', 'worker'],
  ['events', 'event-plain', 'worker'],
  ['events', 'event-delayed', 'worker'],
]

/** Starts every kind of work `rounds` times in both tenants by turns, under the same run names. */
export async function startEverything(subject: Subject, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await Promise.all(
      subject.tenants.flatMap((tenant) => [
        ...['steps', 'compensation'].map((kind) => startWorkflow(subject, tenant, kind, `${kind}-${round}`)),
        emit(subject, tenant, { name: 'probe.plain', data: { run: `events-${round}` } }),
        emit(subject, tenant, { name: 'probe.delayed', data: { run: `events-${round}` } }, { delay: 500 }),
      ]),
    )
  }
}

/** After the rest, when the processes are quiet: their time must not run out before they wait. */
export async function startTimeouts(subject: Subject, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const kind of ['step-timeout', 'transaction-timeout']) {
      await Promise.all(
        subject.tenants.map((tenant) => startWorkflow(subject, tenant, kind, `${kind}-${round}`)),
      )
    }
  }
}
