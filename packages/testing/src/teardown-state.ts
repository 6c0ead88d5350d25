import type { RunningCerbos, RunningPostgres } from '@cityos/dev-stack'

/** What the global setup started; jest runs setup and teardown in one process. */
export const teardownState: {
  postgres?: RunningPostgres
  cerbos?: RunningCerbos
  folder?: string
} = {}
