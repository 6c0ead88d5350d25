import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** @returns undefined when the file is absent or was cut short: everything kept this way can be made again. */
export function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch {
    return undefined
  }
}

/** Readers see the old file or the new one, never half of it. */
export function writeJson(path: string, value: unknown): void {
  const draft = `${path}.${process.pid}.tmp`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, path)
}
