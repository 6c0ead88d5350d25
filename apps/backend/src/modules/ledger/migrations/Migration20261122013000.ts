import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const KINDS = [
  ...['capture', 'release', 'reserve_release', 'refund', 'dispute_opened', 'dispute_won', 'dispute_lost', 'dispute_fee'],
  ...['payout_created', 'payout_paid', 'payout_failed', 'payout_reversed', 'netting', 'adjustment', 'reversal'],
]
const OUR_NAME = 'ledger_transaction_kind_check'
const listed = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ')

/** What an edit makes of the fees of money that came in before it. */
export class Migration20261122013000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table ledger_transaction drop constraint if exists ${OUR_NAME}`)
    this.addSql(
      `alter table ledger_transaction add constraint ${OUR_NAME} check (kind in (${listed([...KINDS, 'fees_changed'])}))`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table ledger_transaction drop constraint if exists ${OUR_NAME}`)
    this.addSql(
      `alter table ledger_transaction add constraint ${OUR_NAME} check (kind in (${listed(KINDS)})) not valid`,
    )
  }
}
