import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asOwner, Client, freePort, type TestDatabase } from '@cityos/testing'
import { orchestratorDatabase } from './database'
import { environment } from './environment'
import { startProvider, type Provider } from './identity-provider'
import { startOrchestrator, type OrchestratorProcess } from './server-process'
import { tokenFor, type Said } from './tokens'

export const ACME = 'ten_01J0000000000000000000ACME'
export const GLOBEX = 'ten_01J00000000000000000G10BEX'

/** A content admin with two tenants, and everybody who could ask it for something. */
export class World {
  private constructor(
    readonly server: OrchestratorProcess,
    readonly identity: Provider,
    readonly database: TestDatabase,
    readonly folder: string,
    readonly ownUrl: string,
    /** The environment of its process. */
    readonly told: Record<string, string>,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<World> {
    const [database, port, folder] = await Promise.all([
      orchestratorDatabase(),
      freePort(),
      mkdtemp(join(tmpdir(), 'cityos-content-')),
    ])
    const ownUrl = `http://localhost:${port}`
    const identity = await startProvider(ownUrl)
    const told = {
      ORCHESTRATOR_URL: ownUrl,
      KEYCLOAK_ISSUER: identity.issuer,
      CONTENT_DATA_DIR: folder,
      ...env,
    }
    const whole = await environment(database.ownerUrl, told)
    const server = await startOrchestrator(whole, port)
    const world = new World(server, identity, database, folder, ownUrl, whole)
    await world.mirrorTenant(ACME, 'acme')
    await world.mirrorTenant(GLOBEX, 'globex')
    return world
  }

  async stop(): Promise<void> {
    await this.server.stop()
    await this.identity.stop()
    await this.database.drop()
    await rm(this.folder, { recursive: true, force: true })
  }

  /** What the bridge will do: Medusa's side of a tenant and of its first store. */
  async mirrorTenant(id: string, handle: string): Promise<void> {
    const common = { name: handle, handle, status: 'active' }
    const domains = [{ host: `www.${handle}.example`, kind: 'custom', status: 'verified' }]
    await this.create('tenants', { id, ...common, tier: 'enterprise', domains })
    await this.create('stores', { id: this.storeOf(id), tenant: id, ...common })
  }

  storeOf = (tenant: string) => tenant.replace('ten_', 'tstore_')

  /** Our own code, which asks nobody. */
  async create<T = { id: string }>(
    collection: string,
    data: object,
    more: object = {},
  ): Promise<T & { id: string }> {
    return this.server.call('create', { collection, data, ...more })
  }

  /** Calls a host with nothing to show; the content admin's own unless said otherwise. */
  at(host = 'localhost'): Client {
    return new Client(this.server.url, { host })
  }

  as(said: Said, host?: string): Client {
    return this.at(host).with({ authorization: `Bearer ${tokenFor(this.identity, said)}` })
  }

  member(role: string, tenant = ACME, said: Said = {}): Client {
    return this.as({ sub: `${role}-of-${tenant}`, tenants: [{ id: tenant, roles: [role] }], ...said })
  }

  operator = () => this.as({ sub: 'operator', platformRoles: ['super_admin'] })

  async key(scopes: string[], tenant = ACME, more: object = {}): Promise<{ id: string; key: string }> {
    return this.create('api-keys', { tenant, name: 'test', scopes, requestsPerMinute: 10_000, ...more })
  }

  withKey(key: string, host?: string): Client {
    return this.at(host).with({ 'x-api-key': key })
  }

  sql<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    return asOwner(this.database.ownerUrl, async (client) => (await client.query<T>(text, values)).rows)
  }
}
