import { ERRORS } from '@cityos/contracts'

/** Codes that the transport of tenants itself adds. */
const OWN_CODES = new Set(['export_invalid', 'import_incomplete'])
/** SQLSTATE of a row beyond a tenant's limit. */
const QUOTA_EXCEEDED = 'CTL01'
const LONGEST = 1_000
const SQLSTATE = /^[0-9A-Z]{5}$/

/** What the platform's staff reads about an operation that failed: a stable code and a sentence. */
export function explainFailure(error: unknown): { code: string; message: string } {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  const short = (SQLSTATE.test(code) ? withoutStatement(message) : message).slice(0, LONGEST)
  if (code === QUOTA_EXCEEDED) return { code: 'limit_exceeded', message: short }
  if (code in ERRORS || OWN_CODES.has(code)) return { code, message: short }
  return { code: 'internal_error', message: short }
}

/** Knex puts the statement in front of what the database says; the statement is long, and no reason. */
function withoutStatement(message: string): string {
  const end = message.lastIndexOf(' - ')
  return end < 0 ? message : message.slice(end + 3)
}
