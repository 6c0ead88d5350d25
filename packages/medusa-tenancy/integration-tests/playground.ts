import type { Client } from 'pg'
import {
  applicationRoleOf,
  findSchemaProblems,
  syncTenancySchema,
  type Classification,
  type SyncReport,
} from '@cityos/medusa-tenancy'
import { asOwner, createEmptyDatabase, type TestDatabase } from '@cityos/testing'

/** A database with a few tables of our own instead of Medusa's, to look at one rule of the sync at a time. */
export class Playground {
  private constructor(readonly database: TestDatabase) {}

  static async create(sql: string): Promise<Playground> {
    const playground = new Playground(await createEmptyDatabase())
    await playground.owner((client) => client.query(sql))
    return playground
  }

  owner<T>(run: (client: Client) => Promise<T>): Promise<T> {
    return asOwner(this.database.ownerUrl, run)
  }

  /** Runs SQL as the application role in a tenant's scope; returns the rows. */
  async as<Row = Record<string, unknown>>(tenantId: string, sql: string): Promise<Row[]> {
    return asOwner(this.database.appUrl, async (client) => {
      await client.query("select set_config('app.tenant', $1, false)", [tenantId])
      return (await client.query(sql)).rows as Row[]
    })
  }

  sync(classification: Partial<Classification> = {}): Promise<SyncReport> {
    const { ownerUrl, appUrl } = this.database
    return syncTenancySchema({ ownerUrl, application: applicationRoleOf(appUrl), classification })
  }

  /** What keeps the role of `url` from serving tenants: "table: problem". */
  problems(url = this.database.appUrl, classification: Partial<Classification> = {}): Promise<string[]> {
    return asOwner(url, async (client) => {
      const found = await findSchemaProblems(async (sql) => (await client.query(sql)).rows, classification)
      return found.map(({ table, problem }) => `${table}: ${problem}`)
    })
  }

  drop(): Promise<void> {
    return this.database.drop()
  }
}
