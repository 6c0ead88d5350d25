import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { systemClock } from '@cityos/calendar'
import { ledgerHealth } from '../../../../modules/ledger/store/findings'
import { ledgerSql } from '../../../../workflows/ledger/ledger-module'

/** Tells what the last check of the ledger has found. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ ledger_health: await ledgerHealth(ledgerSql(request.scope), systemClock.now()) })
}
