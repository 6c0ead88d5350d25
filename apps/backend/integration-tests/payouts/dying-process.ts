import { join } from 'node:path'
import type { Db } from '../../src/modules/payout/store/sql'
import type { TracePoint } from '../../src/workflows/payout/context'
import { executeDue } from '../../src/workflows/payout/process/execute-due'
import { killProgram } from '../dying/kill-program'
import { workAndDie as dieAt } from '../dying/work-and-die'
import type { PayoutDatabase } from './payout-database'

/** Works on what is due like a process that dies at a point. */
export const workAndDie = (world: PayoutDatabase, point: TracePoint, after: number): Promise<void> =>
  dieAt(point, after, ({ trace, alive }) => {
    const db: Db = alive({
      raw: (text, bindings) => world.db.raw(text, bindings),
      transaction: (work) => world.db.transaction(work),
    })
    return executeDue(world.context({ db, trace }))
  })

/** Another process works on what is due, and is killed. */
export const killAt = (world: PayoutDatabase, point: string): Promise<string | null> =>
  killProgram(join(__dirname, 'doomed-worker.ts'), {
    ...{ DIE_AT: point, APP_URL: world.database.appUrl, NOW: world.clock.now().toISOString() },
  })
