// A process that works on the payouts that are due and kills itself at a step: run by crash.test.ts with ts-node.
import { Pool } from 'pg'
import { fixedClock } from '@cityos/calendar'
import { LedgerModuleService } from '../../src/modules/ledger/service'
import { PayoutModuleService } from '../../src/modules/payout/service'
import type { Sql } from '../../src/modules/payout/store/sql'
import { executeDue } from '../../src/workflows/payout/process/execute-due'

const { APP_URL, DIE_AT, NOW } = process.env as Record<string, string>
const TENANT = 'ten_payouts'

const pool = new Pool({ connectionString: APP_URL, max: 5 })
const payouts = new PayoutModuleService(
  {},
  { sealingKeys: [], stripeUrl: '', defaultMethod: 'sandbox', sandbox: true },
)
payouts.clock = fixedClock(NOW!)

async function scoped<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  await client.query(`begin; set local app.tenant = '${TENANT}'`)
  const result = await work({
    raw: (text, bindings = []) => {
      let place = 0
      return client.query<Record<string, unknown>>(
        text.replace(/\?/g, () => `$${++place}`),
        [...bindings],
      )
    },
  })
  await client.query('commit')
  client.release()
  return result
}

void executeDue({
  db: { raw: (text, bindings) => scoped((sql) => sql.raw(text, bindings)), transaction: scoped },
  ledger: new LedgerModuleService(),
  payouts,
  announce: () => Promise.resolve(),
  trace: (point) => {
    if (point === DIE_AT) process.kill(process.pid, 'SIGKILL')
    return Promise.resolve()
  },
}).then(() => pool.end())
