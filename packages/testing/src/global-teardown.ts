import { rm } from 'node:fs/promises'
import { teardownState } from './teardown-state'

export default async function globalTeardown(): Promise<void> {
  await teardownState.cerbos?.stop()
  await teardownState.postgres?.stop()
  if (teardownState.folder) await rm(teardownState.folder, { recursive: true, force: true })
}
