import { Client, escapeIdentifier } from 'pg'

export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const suffix = template === undefined ? '' : ` TEMPLATE ${escapeIdentifier(template)}`
  await run(adminUrl, `CREATE DATABASE ${escapeIdentifier(name)}${suffix}`)
}

export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await run(adminUrl, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`)
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  // A server that stops under an idle client would otherwise be an uncaught exception.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
