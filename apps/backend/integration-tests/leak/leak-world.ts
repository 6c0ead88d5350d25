import { join } from 'node:path'
import {
  Detector,
  newSweepLog,
  planAttempts,
  planRoutes,
  readInhabitant,
  sweep,
  type Finding,
  type Identity,
  type Inhabitant,
  type LeakRoute,
  type PlannedRoutes,
} from '@cityos/medusa-tenancy/leak-kit'
import { TestBackend } from '@cityos/testing'
import { leakCases } from './cases'
import { buildTenant, type InhabitedTenant } from './world'

const MARKETPLACE = join(__dirname, '../fixtures/marketplace.ts')
const OWN_FAULT =
  /[^"\n]{0,80}(row-level security|permission denied for|there is no unique or exclusion|outside every tenant)[^"\n]{0,120}/g

/**
 * Three tenants with the same contents: the victim, the attacker who sends the victim's ids, and the attacker's
 * twin who sends ids that exist nowhere. Whatever the two are answered differently tells of the victim.
 */
export class LeakWorld {
  readonly log = newSweepLog()
  /** References that the victim or the attacker has no row for. */
  readonly missing = new Set<string>()

  private constructor(
    readonly backend: TestBackend,
    readonly victim: InhabitedTenant,
    readonly attacker: InhabitedTenant,
    readonly twin: InhabitedTenant,
    private inhabitants: [Inhabitant, Inhabitant, Inhabitant],
    readonly planned: PlannedRoutes,
    private readonly detector: Detector,
  ) {}

  static async start(): Promise<LeakWorld> {
    // Messages that are on their way would change tables under the comparison.
    const backend = await TestBackend.start({ env: { SYNC_WORKER: 'off' } })
    const [victim, attacker, twin] = await Promise.all([
      buildTenant(backend, 'victimzq'),
      buildTenant(backend, 'attackerone'),
      buildTenant(backend, 'attackertwo'),
    ])
    // What follows an event is done before it is compared.
    for (const { id } of [victim, attacker, twin]) await backend.run(MARKETPLACE, 'catchUpAll', id)
    const inhabitants = await readAll(backend, [victim, attacker, twin])
    const planned = planRoutes(await backend.routes(), inhabitants[0], leakCases)
    const detector = new Detector(inhabitants[0], inhabitants.slice(1), [
      victim.adminToken,
      victim.customerToken,
      victim.publishableKey,
      victim.secretKey,
      victim.inviteToken,
    ])
    return new LeakWorld(backend, victim, attacker, twin, inhabitants, planned, detector)
  }

  private readonly faults = new Set<string>()

  private collectFaults(): void {
    for (const [line] of this.backend.server.log().matchAll(OWN_FAULT)) this.faults.add(line)
  }

  /** Lets one identity call its routes; `remembered` collects what the identity sends. */
  async attempt(
    identity: Identity,
    options: { remembered?: Set<string>; concurrency?: number } = {},
  ): Promise<Finding[]> {
    // The server keeps its last lines only.
    const collecting = setInterval(() => this.collectFaults(), 200)
    const [foreign, own, twin] = this.inhabitants
    const attempts = planAttempts({
      identity,
      cases: this.planned.cases,
      parties: { own, foreign, aliases: this.planned.aliases },
      twin,
      detector: this.detector,
      missing: this.missing,
      ...(options.remembered ? { remembered: options.remembered } : {}),
    })
    try {
      return await sweep(attempts, this.log, options)
    } finally {
      clearInterval(collecting)
      this.collectFaults()
    }
  }

  /** Messages of the server that row-level security or the scope caused: none may reach a request. */
  ownFaults(): string[] {
    return [...this.faults]
  }

  /** What the attacker and the victim hold now. */
  async readAgain(): Promise<{ attacker: Inhabitant; victim: Inhabitant }> {
    const [victim, attacker] = await readAll(this.backend, [this.victim, this.attacker])
    return { attacker: attacker as Inhabitant, victim: victim as Inhabitant }
  }
}

async function readAll<T extends InhabitedTenant[]>(backend: TestBackend, tenants: T) {
  const read: Inhabitant[] = []
  for (const tenant of tenants) {
    const inhabitant = await backend.sql((owner) => readInhabitant(owner, tenant.id, tenant.mark))
    const asRows = (keys: string[]) => keys.map((id) => ({ id }))
    inhabitant.rows.set('file', asRows(tenant.fileKeys))
    inhabitant.rows.set('private_file', asRows(tenant.exportKeys))
    read.push(inhabitant)
  }
  return read as [Inhabitant, Inhabitant, Inhabitant]
}

export const area = (name: string) => (route: LeakRoute) => route.path.startsWith(`/${name}`)
export const isRead = (route: LeakRoute) => route.method === 'GET'

/** Findings as lines that a person can act on. */
export function describeFindings(findings: Finding[]): string[] {
  return findings.map(
    ({ kind, route, identity, label, detail }) =>
      `${kind}: ${route} as ${identity} (${label})\n     ${detail}`,
  )
}
