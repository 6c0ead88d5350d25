import type { Client } from 'pg'
import { TenancyError } from '../errors'
import { ident } from './catalog'
import { readerRole } from './policies'

/** The restricted role that running processes connect as. */
export interface ApplicationRole {
  name: string
  password: string
}

/**
 * Roles belong to the server and an advisory lock to one database: a sync of another database may write the same
 * role at the same moment. The loser finds a duplicate or "tuple concurrently updated" and looks again.
 */
const LOST_RACES = new Set(['23505', '42710', 'XX000'])
const MOST_ATTEMPTS = 20

/** Reads the role out of the application's connection URL. @throws TenancyError `configuration_invalid`. */
export function applicationRoleOf(url: string): ApplicationRole {
  const parsed = new URL(url)
  const name = decodeURIComponent(parsed.username)
  if (!name) {
    throw new TenancyError('configuration_invalid', "The application's database URL names no role.")
  }
  return { name, password: decodeURIComponent(parsed.password) }
}

/** Creates or repairs the application role and the reader role; neither owns, creates or bypasses anything. */
export async function ensureRoles(client: Client, role: ApplicationRole): Promise<void> {
  const { rows } = await client.query<{ name: string; same: boolean }>(
    'select current_user as name, current_user = $1 as same',
    [role.name],
  )
  if (rows[0]?.same) {
    throw new TenancyError(
      'role_unsafe',
      `The owner and the application connect as the same role "${role.name}". Use two roles: the owner goes past row-level security.`,
    )
  }
  for (let attempt = 1; ; attempt++) {
    await client.query('savepoint roles')
    try {
      await writeRoles(client, role)
      await client.query('release savepoint roles')
      return
    } catch (error) {
      await client.query('rollback to savepoint roles')
      if (attempt === MOST_ATTEMPTS || !LOST_RACES.has((error as { code?: string }).code ?? '')) throw error
    }
  }
}

async function writeRoles(client: Client, role: ApplicationRole): Promise<void> {
  const restrictions = 'nosuperuser nocreatedb nocreaterole nobypassrls noreplication noinherit'
  await createRole(client, role.name, `login ${restrictions}`)
  await createRole(client, readerRole(role.name), `nologin ${restrictions}`)
  if (role.password) {
    await client.query(`alter role ${ident(role.name)} password ${client.escapeLiteral(role.password)}`)
  }
  // NOINHERIT: the reader's rights count only after SET ROLE, never on their own.
  await client.query(`grant ${ident(readerRole(role.name))} to ${ident(role.name)}`)
}

async function createRole(client: Client, name: string, options: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  if (!rowCount) await client.query(`create role ${ident(name)} ${options}`)
}
