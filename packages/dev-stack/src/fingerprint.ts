import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SKIPPED = new Set([
  'node_modules',
  '.medusa',
  '.cityos',
  '.tsbuildinfo',
  'integration-tests',
  '__tests__',
])

/** A hash of the names and contents of all files below the paths; absent paths count as empty. */
export function fingerprint(paths: string[], ...extra: string[]): string {
  const hash = createHash('sha256')
  for (const text of extra) hash.update(`\0extra ${text}`)
  for (const path of paths) addPath(hash, path)
  return hash.digest('hex')
}

function addPath(hash: ReturnType<typeof createHash>, path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat?.isFile()) hash.update(`\0file ${path}\0`).update(readFileSync(path))
  if (!stat?.isDirectory()) return
  for (const name of readdirSync(path).sort()) if (!SKIPPED.has(name)) addPath(hash, join(path, name))
}
