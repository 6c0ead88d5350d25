import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { LEDGER_EVENTS } from '@cityos/contracts'
import { requireTenantId, type Sql } from '@cityos/medusa-tenancy'
import {
  claimCheck,
  finishCheck,
  pauseCheck,
  saveProgress,
  type CheckProgress,
} from '../../modules/ledger/store/check-progress'
import {
  checkAccounts,
  checkTransactions,
  type CheckedPage,
  type Finding,
} from '../../modules/ledger/store/check'
import { recordFindings, resolveUnseen } from '../../modules/ledger/store/findings'
import { checkSources } from './check-sources'
import { ledgerSql } from './ledger-module'

interface Stage {
  rows: 'transactions' | 'accounts' | 'none'
  pageSize: number
  check: (sql: Sql, after: string, limit: number) => Promise<CheckedPage>
}

/** In this order. An account of the marketplace has a posting in nearly every transaction, so its pages are short. */
const STAGES: readonly Stage[] = [
  { rows: 'transactions', pageSize: 5_000, check: checkTransactions },
  { rows: 'accounts', pageSize: 100, check: checkAccounts },
  { rows: 'none', pageSize: 2_000, check: checkSources },
]

/**
 * Checks the ledger of the tenant in scope, when the last pass ended before `dueBefore` or was cut off, for as long as
 * `isTime` says: the next call goes on where this one ended, in whichever process. Each page is one short transaction
 * with its findings, which are logged and announced. Answers whether a pass has ended.
 */
export async function checkLedger(
  container: MedusaContainer,
  { dueBefore, isTime }: { dueBefore: Date; isTime: () => boolean },
): Promise<boolean> {
  const sql = ledgerSql(container)
  let progress = await claimCheck(sql, systemClock.now(), dueBefore)
  while (progress) {
    if (progress.stage >= STAGES.length) {
      const { started_at } = progress
      await sql.transaction(async (trx) => {
        await resolveUnseen(trx, started_at, systemClock.now())
        await finishCheck(trx, systemClock.now())
      })
      return true
    }
    if (!isTime()) {
      await pauseCheck(sql, systemClock.now())
      return false
    }
    progress = await checkPage(container, progress)
  }
  return false
}

/** Looks at one page; where the pass is now, or nothing when somebody else has taken it over. */
async function checkPage(
  container: MedusaContainer,
  from: CheckProgress,
): Promise<CheckProgress | undefined> {
  const { check, rows, pageSize } = STAGES[from.stage] as Stage
  const done = await ledgerSql(container).transaction(async (trx) => {
    const page = await check(trx, from.after, pageSize)
    const now = systemClock.now()
    const to =
      page.next === undefined ? { stage: from.stage + 1, after: '' } : { stage: from.stage, after: page.next }
    const counts = { transactions: 0, accounts: 0, [rows]: page.checked }
    const isOurs = await saveProgress(trx, from, { ...to, ...counts }, now)
    const opened = isOurs ? await recordFindings(trx, page.findings, now) : []
    return { to: isOurs ? { ...from, ...to } : undefined, findings: isOurs ? page.findings : [], opened }
  })
  await tell(container, done.findings, done.opened)
  return done.to
}

async function tell(
  container: MedusaContainer,
  findings: readonly Finding[],
  opened: readonly string[],
): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const { check_name, subject_id, currency_code, expected_minor, found_minor } of findings) {
    logger.error(
      `Ledger of ${requireTenantId()}, ${check_name}: ${subject_id} has ${found_minor} ${currency_code} and should have ${expected_minor}.`,
    )
  }
  if (!opened.length) return
  const events = opened.map((id) => ({ name: LEDGER_EVENTS.findingOpened, data: { id } }))
  await container.resolve(Modules.EVENT_BUS).emit(events)
}
