import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

export const APPLICATION_ROLE = 'cityos_app'
export const APPLICATION_PASSWORD = 'test-only'

/** Set by the global setup: the owner's connection string to the server, without a database. */
export const SERVER_VARIABLE = 'CITYOS_TEST_POSTGRES'

/** Set by the global setup: the database that each test file clones. */
export const TEMPLATE_VARIABLE = 'CITYOS_TEST_TEMPLATE'

export interface TestDatabase {
  name: string
  /** Superuser: goes past row-level security. For arranging and for looking behind the curtain. */
  ownerUrl: string
  /** The restricted role, as the backend connects. */
  appUrl: string
  drop(): Promise<void>
}

/** A copy of the migrated and synchronised template, or of another database that nobody is connected to. */
export async function cloneDatabase(
  template = templateName(),
  name = `test_${randomBytes(6).toString('hex')}`,
): Promise<TestDatabase> {
  await asOwner(databaseUrl('postgres'), async (client) => {
    await client.query(`create database ${name} template ${template}`)
    await copyRights(client, template, name)
  })
  return testDatabase(name)
}

/** PostgreSQL copies everything but the rights on the database itself. */
async function copyRights(client: Client, from: string, to: string): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) acl
      where datname = $1 and acl.grantee = 0 and acl.privilege_type = 'TEMPORARY'`,
    [from],
  )
  if (!rowCount) await client.query(`revoke temporary on database ${to} from public`)
}

/** An empty database. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return cloneDatabase('template0')
}

function templateName(): string {
  const template = process.env[TEMPLATE_VARIABLE]
  if (!template) throw new Error('No template database has been built: run this through `npm test`.')
  return template
}

/** One that there is. */
export function testDatabase(name: string): TestDatabase {
  const appUrl = new URL(databaseUrl(name))
  appUrl.username = APPLICATION_ROLE
  appUrl.password = APPLICATION_PASSWORD
  return {
    name,
    ownerUrl: databaseUrl(name),
    appUrl: appUrl.toString(),
    drop: async () => {
      await asOwner(databaseUrl('postgres'), (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      )
    },
  }
}

export function databaseUrl(name: string): string {
  const server = process.env[SERVER_VARIABLE]
  if (!server) throw new Error('No test database server is running: run this through `npm test`.')
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.toString()
}

/** Opens a connection, hands it to `run`, and closes it whatever happens. */
export async function asOwner<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}
