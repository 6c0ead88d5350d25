import { createHash } from 'node:crypto'
import { Client, DatabaseError } from 'pg'
import { StackError } from '../errors'
import { createDatabase } from '../postgres/admin'

const OLDEST = 140_000
const UNDEFINED_DATABASE = '3D000'
const REMEDY = 'Correct DATABASE_URL, or unset it to use the embedded PostgreSQL.'

/** Checks that the owner's connection can carry the platform, creating the database when it is missing. @returns an identity that changes when the database is made anew. @throws StackError */
export async function checkDatabase(url: string): Promise<string> {
  const target = parse(url)
  const client = await connectOrCreate(target)
  try {
    const { rows } = await client.query<Facts>(FACTS)
    const facts = rows[0] as Facts
    assertFit(facts)
    return createHash('sha256').update(`${facts.cluster} ${facts.oid}`).digest('hex')
  } finally {
    await client.end()
  }
}

interface Facts {
  version: number
  version_text: string
  oid: string
  cluster: string
  role: string
  may_create_roles: boolean
}

const FACTS = `select current_setting('server_version_num')::int as version, current_setting('server_version') as version_text,
  d.oid::text as oid, (select system_identifier::text from pg_control_system()) as cluster, r.rolname as role, (r.rolsuper or r.rolcreaterole) as may_create_roles
  from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user`

function assertFit({ version, version_text, role, may_create_roles }: Facts): void {
  if (version < OLDEST) {
    throw new StackError(
      'database_too_old',
      `The server is PostgreSQL ${version_text}; 14 or newer is needed.`,
      REMEDY,
    )
  }
  if (!may_create_roles) {
    throw new StackError(
      'database_role_too_weak',
      `The role "${role}" may not create roles, and the applications need a restricted role of their own.`,
      `As an administrator of that server, run: ALTER ROLE "${role}" CREATEROLE`,
    )
  }
}

function parse(url: string): URL {
  try {
    const parsed = new URL(url)
    if (/^postgres(ql)?:$/.test(parsed.protocol) && parsed.pathname.length > 1) return parsed
  } catch {
    // Said below, without repeating the password that the text may hold.
  }
  throw new StackError(
    'database_unreachable',
    'DATABASE_URL is not a PostgreSQL address.',
    'Write it as postgres://user:password@host:5432/database, or unset it to use the embedded PostgreSQL.',
  )
}

async function connectOrCreate(target: URL): Promise<Client> {
  try {
    return await connect(target)
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== UNDEFINED_DATABASE)
      throw unreachable(target, error)
  }
  const name = decodeURIComponent(target.pathname.slice(1))
  const admin = new URL(target)
  admin.pathname = '/postgres'
  try {
    await createDatabase(admin.toString(), name)
  } catch (cause) {
    throw new StackError(
      'database_missing',
      `The database "${name}" does not exist on ${target.host}, and could not be created: ${reason(cause)}.`,
      `As an administrator of that server, run: CREATE DATABASE "${name}" OWNER "${decodeURIComponent(target.username)}"`,
      { cause },
    )
  }
  return connect(target)
}

async function connect(target: URL): Promise<Client> {
  const client = new Client({ connectionString: target.toString(), connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

function unreachable(target: URL, cause: unknown): StackError {
  return new StackError(
    'database_unreachable',
    `The database at ${target.host} cannot be used: ${reason(cause)}.`,
    REMEDY,
    { cause },
  )
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return message || code || 'no answer'
}
