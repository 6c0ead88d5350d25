import { join } from 'node:path'
import type { PayoutProvider } from '../../src/modules/payout/providers/provider'
import type { Db } from '../../src/modules/payout/store/sql'
import type { TracePoint } from '../../src/workflows/payout/context'
import { executeDue } from '../../src/workflows/payout/process/execute-due'
import { killProgram } from '../dying/kill-program'
import { workAndDie as dieAt } from '../dying/work-and-die'
import type { PayoutDatabase } from './payout-database'

/** Stripe, and what the rest of the world does each time that the process comes by a point. */
interface Surroundings {
  stripe: PayoutProvider
  meanwhile: () => Promise<void>
}

/** Works on what is due like a process that dies at a point. */
export const workAndDie = (
  world: PayoutDatabase,
  point: TracePoint,
  after: number,
  around?: Surroundings,
): Promise<void> =>
  dieAt(point, after, ({ trace, alive }) => {
    const db: Db = alive({
      raw: (text, bindings) => world.db.raw(text, bindings),
      transaction: (work) => world.db.transaction(work),
    })
    if (!around) return executeDue(world.context({ db, trace }))
    const { stripe, meanwhile } = around
    const { method, pollMs } = stripe
    const calls = alive({
      transfer: (order: Parameters<PayoutProvider['transfer']>[0]) => stripe.transfer(order),
      transfersOf: (id: string, destination: string | null) => stripe.transfersOf(id, destination),
    })
    return executeDue(
      world.context({
        ...{ db, providers: { stripe_connect: { method, pollMs, ...calls } } },
        trace: async (at) => {
          await meanwhile()
          await trace(at)
        },
      }),
    )
  })

/** Another process works on what is due, and is killed. */
export const killAt = (world: PayoutDatabase, point: string): Promise<string | null> =>
  killProgram(world, join(__dirname, 'doomed-worker.ts'), {
    ...{ DIE_AT: point, APP_URL: world.database.appUrl, NOW: world.clock.now().toISOString() },
  })
