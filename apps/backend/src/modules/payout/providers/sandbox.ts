import { ID_PREFIXES, newId, type SandboxFault } from '@cityos/contracts'
import type { ProviderOutcome, ReversalOutcome } from '../domain/outcome'
import { toReversals, type ReversalJson } from '../store/reversal-json'
import { rowsOf, type Sql } from '../store/sql'
import type {
  ProviderTransfer,
  ReportingProvider,
  ReversalOrder,
  ReversingProvider,
  TransferOrder,
} from './provider'

type Row = Omit<ProviderTransfer, 'amount_minor' | 'returned_minor' | 'reversals'> & {
  amount_minor: string
  reversed_minor: string
  reversals: ReversalJson[]
}

/** Anything that happens between us and a server and leaves it unsaid whether it has done its work. */
class SandboxSilence extends Error {}

const COLUMNS = `t.id as reference, t.payout_id, t.idempotency_key as key, t.destination, t.amount_minor, t.currency_code,
  t.status, t.reversed_minor, t.created_at as made_at,
  coalesce((select jsonb_agg(jsonb_build_object('reference', v.id, 'reversal_id', v.reversal_id,
                     'amount_minor', v.amount_minor::text, 'made_at', v.created_at) order by v.id)
              from payout_sandbox_reversal v where v.transfer_id = t.id), '[]') as reversals`

const REPORT_PAGE = 1_000

/**
 * A provider that moves no money: it keeps its state in the database, in statements of its own, and makes the mistakes
 * that it is told to. Transfers arrive when they are next asked about.
 */
export class SandboxProvider implements ReportingProvider, ReversingProvider {
  readonly method = 'sandbox'
  readonly tellsArrival = true
  readonly pollMs = 60_000

  /** `sql` is a connection of its own, in no transaction of the caller's. Where money is real it pays nobody. */
  constructor(
    private readonly sql: Sql,
    private readonly allowed = true,
  ) {}

  async transfer(order: TransferOrder): Promise<ProviderOutcome> {
    if (!this.allowed) return no('sandbox_forbidden', true)
    if (await this.does('timeout_before')) throw new SandboxSilence('timed out')
    if (await this.does('server_error_before')) return { kind: 'unclear', message: 'HTTP 500' }
    if (await this.does('refuse')) return no('insufficient_funds', false)
    if (await this.does('refuse_for_good')) return no('account_closed', true)
    const later = (await this.does('fail_late'))
      ? 'failed'
      : (await this.does('return_late'))
        ? 'returned'
        : 'paid'
    const key = (await this.does('forget_key')) ? null : order.key
    const reference = await this.make(order, key, later)
    if (await this.does('timeout_after')) throw new SandboxSilence('timed out')
    if (await this.does('server_error_after')) return { kind: 'unclear', message: 'HTTP 500' }
    return { kind: 'accepted', reference, status: 'in_transit' }
  }

  async transfersOf(payoutId: string): Promise<ProviderTransfer[]> {
    if (await this.does('blind')) throw new SandboxSilence('timed out')
    // What was on its way when it was asked about before has arrived; what is returned is paid for a while.
    const found = await rowsOf<Row>(
      this.sql,
      `update payout_sandbox_transfer t
          set status = case when next_status = 'returned' and t.status = 'in_transit' then 'paid' else coalesce(next_status, t.status) end,
              next_status = case when next_status = 'returned' and t.status = 'in_transit' then 'returned' end
        where t.payout_id = ? returning ${COLUMNS}`,
      [payoutId],
    )
    return found.map(toTransfer)
  }

  async reverse(order: ReversalOrder): Promise<ReversalOutcome> {
    if (await this.does('reversal_timeout_before')) throw new SandboxSilence('timed out')
    if (await this.does('refuse_reversal')) return no('insufficient_funds', true)
    const key = (await this.does('forget_reversal_key')) ? null : order.key
    const reference = await this.takeBack(order, key)
    if (await this.does('reversal_timeout_after')) throw new SandboxSilence('timed out')
    return reference ? { kind: 'done', reference } : no('amount_exceeds_transfer', true)
  }

  async reversalOf(reversalId: string): Promise<{ reference: string } | null> {
    if (await this.does('blind')) throw new SandboxSilence('timed out')
    const [known] = await rowsOf<{ reference: string }>(
      this.sql,
      `select id as reference from payout_sandbox_reversal where reversal_id = ? limit 1`,
      [reversalId],
    )
    return known ?? null
  }

  async *report(from: Date, to: Date): AsyncIterable<ProviderTransfer> {
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: Row[] = await rowsOf<Row>(
        this.sql,
        `select ${COLUMNS} from payout_sandbox_transfer t where t.created_at >= ? and t.created_at < ?
            and t.id collate "C" > ? order by t.id collate "C" limit ${REPORT_PAGE}`,
        [from, to, after],
      )
      yield* page.map(toTransfer)
      after = page.length === REPORT_PAGE ? page.at(-1)?.reference : undefined
    }
  }

  /** Makes the next transfers go wrong, as often as it is said; 0 ends it. */
  async inject(fault: SandboxFault, times: number): Promise<void> {
    await this.sql.raw(`delete from payout_sandbox_fault where fault = ?`, [fault])
    if (times === 0) return
    await this.sql.raw(`insert into payout_sandbox_fault (id, fault, remaining) values (?, ?, ?)`, [
      newId(ID_PREFIXES.payout_sandbox_fault),
      fault,
      times,
    ])
  }

  private async does(fault: SandboxFault): Promise<boolean> {
    const hit = await rowsOf(
      this.sql,
      `update payout_sandbox_fault set remaining = remaining - 1 where fault = ? and remaining > 0 returning id`,
      [fault],
    )
    return hit.length > 0
  }

  /** Once for each key, and never more than is left of the transfer: in one statement. */
  private async takeBack(order: ReversalOrder, key: string | null): Promise<string | undefined> {
    const amount = String(order.amount_minor)
    const [made] = await rowsOf<{ id: string }>(
      this.sql,
      `with known as (
         select id from payout_sandbox_reversal where idempotency_key = ?
       ), taken as (
         update payout_sandbox_transfer set reversed_minor = reversed_minor + ?::bigint
          where id = ? and status in ('in_transit', 'paid') and reversed_minor + ?::bigint <= amount_minor
            and not exists (select from known)
         returning id
       ), made as (
         insert into payout_sandbox_reversal (id, idempotency_key, reversal_id, transfer_id, amount_minor)
         select ?, ?, ?, t.id, ? from taken t returning id
       )
       select id from known union all select id from made`,
      [
        ...[key, amount, order.transfer, amount],
        ...[newId(ID_PREFIXES.payout_sandbox_reversal), key, order.reversal_id, amount],
      ],
    )
    return made?.id
  }

  private async make(order: TransferOrder, key: string | null, later: string): Promise<string> {
    const made = await rowsOf<{ id: string }>(
      this.sql,
      `insert into payout_sandbox_transfer
         (id, idempotency_key, payout_id, destination, amount_minor, currency_code, status, next_status)
       values (?, ?, ?, ?, ?, ?, 'in_transit', ?)
       on conflict (tenant_id, idempotency_key) do update set idempotency_key = excluded.idempotency_key
       returning id`,
      [
        ...[
          newId(ID_PREFIXES.payout_sandbox_transfer),
          key,
          order.payout_id,
          order.destination ?? order.vendor_id,
        ],
        ...[String(order.amount_minor), order.currency_code, later],
      ],
    )
    return made[0]!.id
  }
}

const no = (code: string, final: boolean) => ({
  ...{ kind: 'refused' as const, code, final },
  message: `The sandbox was told to refuse: ${code}.`,
})

const toTransfer = ({ reversed_minor, ...row }: Row): ProviderTransfer => {
  const amount_minor = BigInt(row.amount_minor)
  const isBack = row.status === 'returned' || row.status === 'failed'
  const returned_minor = isBack ? amount_minor - BigInt(reversed_minor) : 0n
  return { ...row, amount_minor, returned_minor, reversals: toReversals(row.reversals) }
}
