import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { PayoutAccount, PayoutAccountStatus } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Empty, Row, Section } from '../components/section'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'

const COLOURS = {
  onboarding: 'blue',
  enabled: 'green',
  restricted: 'orange',
  disabled: 'red',
} as const satisfies Record<PayoutAccountStatus, string>

/** Where a vendor's money goes, masked, and what its provider still wants to know. */
export function AccountSection({ vendorId }: { vendorId: string }) {
  const { t } = useTranslation('cityos')
  const may = useMay('payout_account:read')
  const reading = useRead<{ payout_accounts: PayoutAccount[] }>(`/admin/payout-accounts/${vendorId}`, {
    enabled: may,
  })
  if (!may) return null
  return (
    <Section title={t('payouts.account')} subtitle={t('payouts.account_hint')}>
      <Loaded reading={reading}>
        {({ payout_accounts: accounts }) =>
          accounts.length === 0 ? (
            <Empty title={t('payouts.no_account')} hint={t('payouts.no_account_hint')} />
          ) : (
            accounts.map((account) => <AccountRow key={account.id} account={account} />)
          )
        }
      </Loaded>
    </Section>
  )
}

function AccountRow({ account }: { account: PayoutAccount }) {
  const { t } = useTranslation('cityos')
  const { method, status, holder_name, masked, external_id, currencies, requirements } = account
  const codes = currencies.map((code) => code.toUpperCase()).join(', ')
  return (
    <Row label={t(`payouts.method.${method}`)}>
      <span className="flex flex-wrap items-center gap-2">
        <StatusBadge color={COLOURS[status]}>{t(`payouts.account_status.${status}`)}</StatusBadge>
        {[holder_name, masked ?? external_id, codes].map(
          (text, index) => text && <bdi key={index}>{text}</bdi>,
        )}
      </span>
      {requirements.length > 0 && (
        <span className="text-ui-fg-muted block pt-1">
          {t('payouts.wants_to_know')} <bdi dir="ltr">{requirements.join(', ')}</bdi>
        </span>
      )}
    </Row>
  )
}
