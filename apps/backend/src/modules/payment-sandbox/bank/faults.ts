import { ID_PREFIXES, newId, type PaymentSandboxFault } from '@cityos/contracts'
import { rowsOf, type Sql } from './sql'

/** Anything that happens between us and a server and leaves it unsaid whether it has done its work. */
export class SandboxSilence extends Error {}

/** The sandbox has understood, and said no: nothing moved. */
export class SandboxRefusal extends Error {
  constructor(readonly code: string) {
    super(`The sandbox refuses: ${code}.`)
  }
}

/** Makes what comes next go wrong, as often as it is said; 0 ends it. */
export async function inject(sql: Sql, fault: PaymentSandboxFault, times: number): Promise<void> {
  await sql.raw(`delete from payment_sandbox_fault where fault = ?`, [fault])
  if (times === 0) return
  await sql.raw(`insert into payment_sandbox_fault (id, fault, remaining) values (?, ?, ?)`, [
    newId(ID_PREFIXES.payment_sandbox_fault),
    fault,
    times,
  ])
}

/** Whether something goes wrong now. */
export async function does(sql: Sql, fault: PaymentSandboxFault): Promise<boolean> {
  const hit = await rowsOf(
    sql,
    `update payment_sandbox_fault set remaining = remaining - 1 where fault = ? and remaining > 0 returning id`,
    [fault],
  )
  return hit.length > 0
}

/** @throws SandboxSilence where one of these goes wrong now. */
export async function fallSilent(sql: Sql, ...faults: PaymentSandboxFault[]): Promise<void> {
  for (const fault of faults) if (await does(sql, fault)) throw new SandboxSilence(fault)
}
