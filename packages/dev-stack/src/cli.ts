#!/usr/bin/env node
import { resolve } from 'node:path'
import { start } from './start'

const ROOT = resolve(__dirname, '../../..')

/** @returns the exit code. */
export async function main(argv: string[]): Promise<number> {
  const [command] = argv
  if (command === 'start') return start({ root: ROOT, env: process.env })
  console.error(`Unknown command ${command ?? '(none)'}. Known: start.`)
  return 2
}

if (require.main === module) void main(process.argv.slice(2)).then((code) => process.exit(code))
