import { Button, StatusBadge, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnboardingState, Vendor, VendorOnboarding } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { Loaded } from '../components/loaded'
import { Empty, Row, Section } from '../components/section'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import type { Reading } from '../lib/use-read'
import { KYC_DECISIONS } from './vendor-moves'
import { KycState } from './vendor-status'

const COLOURS = {
  done: 'green',
  waiting: 'blue',
  missing: 'orange',
  rejected: 'red',
  expired: 'orange',
  outdated: 'orange',
} as const satisfies Record<OnboardingState, string>

interface OnboardingProps {
  vendor: Vendor
  reading: Reading<{ onboarding: VendorOnboarding }>
}

/** How far a vendor is on its way: what is asked of it, and what of that it still owes. */
export function OnboardingSection({ vendor, reading }: OnboardingProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const required = reading.data?.onboarding.items.filter(({ requirement }) => requirement.required) ?? []
  const done = required.filter(({ state }) => state === 'done').length
  return (
    <Section
      title={t('vendors.onboarding')}
      subtitle={t('vendors.onboarding_done', {
        done: format.number(done),
        all: format.number(required.length),
      })}
    >
      {required.length > 0 && <Bar part={done / required.length} />}
      <Row label={t('vendors.kyc_label')}>
        <Identity vendor={vendor} />
      </Row>
      <Loaded reading={reading} rows={3}>
        {({ onboarding: { items } }) =>
          items.length === 0 ? (
            <Empty title={t('vendors.nothing_asked')} hint={t('vendors.nothing_asked_hint')} />
          ) : (
            items.map(({ requirement, state, reason }) => (
              <Row key={requirement.id} label={requirement.title}>
                <span className="flex flex-wrap items-center gap-2">
                  <StatusBadge color={COLOURS[state]}>{t(`vendors.item.${state}`)}</StatusBadge>
                  {!requirement.required && (
                    <Text as="span" size="xsmall" className="text-ui-fg-muted">
                      {t('states.optional')}
                    </Text>
                  )}
                  {reason}
                </span>
              </Row>
            ))
          )
        }
      </Loaded>
    </Section>
  )
}

/** @param part from 0 to 1. */
function Bar({ part }: { part: number }) {
  return (
    <div
      role="progressbar"
      aria-valuenow={Math.round(part * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      className="px-6 py-3"
    >
      <div className="bg-ui-bg-component h-1.5 overflow-hidden rounded-full">
        <div className="bg-ui-tag-green-icon h-full" style={{ width: `${part * 100}%` }} />
      </div>
    </div>
  )
}

/** Whether the tenant knows who the vendor is, and what whoever checks decides. */
function Identity({ vendor }: { vendor: Vendor }) {
  const { t } = useTranslation('cityos')
  const [asked, setAsked] = useState<'verify' | 'reject' | 'expire'>()
  const mayDecide = useMay('vendor:approve')
  const close = () => setAsked(undefined)
  const decide = useAction({ silent: true, done: t('states.saved'), onDone: close })
  return (
    <span className="flex flex-wrap items-center gap-2">
      <KycState status={vendor.kyc_status} />
      {mayDecide &&
        !vendor.is_house &&
        KYC_DECISIONS[vendor.kyc_status].map((decision) => (
          <Button
            key={decision}
            size="small"
            variant="secondary"
            onClick={() => {
              decide.reset()
              setAsked(decision)
            }}
          >
            {t(`vendors.identity.${decision}`)}
          </Button>
        ))}
      {asked && (
        <Confirm
          open
          waits
          busy={decide.isPending}
          danger={asked !== 'verify'}
          reason={asked === 'verify' ? 'welcome' : 'needed'}
          title={t(`vendors.identity_question.${asked}`, { name: vendor.name })}
          hint={t('vendors.identity_hint')}
          verb={t(`vendors.identity.${asked}`)}
          error={decide.error?.message}
          onClose={close}
          onConfirm={(reason) =>
            decide.mutate({
              path: `/admin/vendors/${vendor.id}/kyc`,
              body: { decision: asked, ...(reason ? { reason } : {}) },
            })
          }
        />
      )}
    </span>
  )
}
