#!/usr/bin/env node
import { migrate } from './cli/migrate'
import { TenancyError } from './errors'

const commands: Record<string, () => Promise<void>> = { migrate: () => migrate(process.env) }

async function main(): Promise<void> {
  const command = commands[process.argv[2] ?? '']
  if (!command) {
    console.error(`Usage: medusa-tenancy <command>

  migrate   runs Medusa's migrations as the owner, then puts every table under its tenancy policy.
            DATABASE_URL      the owner's connection: owns the tables and may create roles
            DATABASE_APP_URL  the restricted role that running processes connect as; created when missing`)
    process.exitCode = 2
    return
  }
  await command()
}

main().catch((error: unknown) => {
  console.error(error instanceof TenancyError ? error.message : error)
  process.exitCode = 1
})
