import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { VendorTransition, VendorTransitionList } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { OlderNewer } from '../components/older-newer'
import { Empty, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { usePage } from '../lib/use-page'
import { Person } from '../members/person'

/** How a vendor has come to where it is, along a line of time: the newest first. */
export function HistorySection({ vendorId }: { vendorId: string }) {
  const { t } = useTranslation('cityos')
  const list = usePage<VendorTransitionList>(`/admin/vendors/${vendorId}/transitions`)
  return (
    <Section title={t('vendors.history')}>
      <Loaded reading={list.page}>
        {({ transitions, next_cursor }) =>
          transitions.length === 0 ? (
            <Empty title={t('vendors.no_history')} />
          ) : (
            <>
              <ol className="flex flex-col gap-y-4 px-6 py-4">
                {transitions.map((transition) => (
                  <Moved key={transition.id} transition={transition} />
                ))}
              </ol>
              <OlderNewer
                index={list.index}
                next={next_cursor}
                busy={list.page.isPlaceholderData}
                goTo={list.goTo}
              />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function Moved({ transition }: { transition: VendorTransition }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { subject, from, to, reason, created_at } = transition
  const words = subject === 'kyc' ? 'vendors.kyc' : 'vendors.status'
  return (
    <li className="border-ui-border-base border-s-2 ps-4">
      <Text size="small" weight="plus">
        {subject === 'kyc' && `${t('vendors.kyc_label')}: `}
        {t('vendors.from_to', { from: t(`${words}.${from}`), to: t(`${words}.${to}`) })}
      </Text>
      {reason && (
        <Text size="small" className="text-ui-fg-subtle">
          <bdi>{reason}</bdi>
        </Text>
      )}
      <Text size="xsmall" className="text-ui-fg-muted">
        <bdi>{format.moment(created_at)}</bdi>
        {' · '}
        <Mover transition={transition} />
      </Text>
    </li>
  )
}

/** Who moved a vendor: somebody of the tenant's, of the vendor's own team, or a clock of ours. */
function Mover({ transition: { actor_kind, actor_id } }: { transition: VendorTransition }) {
  const { t } = useTranslation('cityos')
  if (actor_kind === 'system' || !actor_id) return <>{t('vendors.by_itself')}</>
  if (actor_kind === 'vendor_member') return <>{t('vendors.by_team')}</>
  return <Person id={actor_id} />
}
