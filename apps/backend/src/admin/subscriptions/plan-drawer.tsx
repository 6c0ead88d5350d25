import { Button, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { SubscriptionPlan } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { DetailDrawer } from '../components/detail-drawer'
import { Row } from '../components/section'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { PlanEditor } from './plan-editor'
import { PlanState } from './plan-state'
import { PriceWords } from './price-words'
import { useRhythm } from './rhythm-words'
import { useVariants } from './use-variants'

/** All about one plan, with the ways to change it and to take it out of use. */
export function PlanDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const path = `/admin/subscription-plans/${id}`
  const mayChange = useMay('subscription_plan:update')
  const mayEnd = useMay('subscription_plan:delete')
  const [asked, setAsked] = useState<'edit' | 'archive'>()
  const close = () => setAsked(undefined)
  const archive = useAction({ silent: true, done: t('subscriptions.archived'), onDone: onClose })
  // What is gone is not asked for again.
  const enabled = !archive.isPending && !archive.isSuccess
  const reading = useRead<{ subscription_plan: SubscriptionPlan }>(path, { enabled })
  const plan = reading.data?.subscription_plan
  if (asked === 'edit' && plan) return <PlanEditor plan={plan} onClose={close} />
  return (
    <DetailDrawer
      title={plan?.name ?? t('subscriptions.column.plan')}
      subtitle={plan?.description ?? t('subscriptions.plan_hint')}
      reading={reading}
      onClose={onClose}
      actions={
        plan && (
          <>
            {mayEnd && (
              <Button size="small" variant="danger" onClick={() => setAsked('archive')}>
                {t('subscriptions.archive')}
              </Button>
            )}
            {mayChange && (
              <Button size="small" onClick={() => setAsked('edit')}>
                {t('actions.edit')}
              </Button>
            )}
          </>
        )
      }
      question={
        <Confirm
          open={asked === 'archive'}
          waits
          danger
          busy={archive.isPending}
          title={t('subscriptions.archive_question')}
          hint={t('subscriptions.archive_hint')}
          verb={t('subscriptions.archive')}
          error={archive.error?.message}
          onClose={close}
          onConfirm={() => archive.mutate({ path, method: 'DELETE' })}
        />
      }
    >
      {({ subscription_plan }) => <Facts plan={subscription_plan} />}
    </DetailDrawer>
  )
}

function Facts({ plan }: { plan: SubscriptionPlan }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const rhythm = useRhythm()
  const variants = useVariants(plan.targets.map(({ product_id }) => product_id))
  return (
    <>
      <Row label={t('subscriptions.column.status')}>
        <PlanState active={plan.active} />
      </Row>
      <Row label={t('subscriptions.column.rhythm')}>{rhythm(plan)}</Row>
      <Row label={t('subscriptions.column.price')}>
        <PriceWords plan={plan} />
      </Row>
      <Row label={t('subscriptions.field.trial_days')}>{format.number(plan.trial_days)}</Row>
      <Row label={t('subscriptions.field.minimum_cycles')}>{format.number(plan.minimum_cycles)}</Row>
      <Row label={t('subscriptions.field.targets')}>
        {plan.targets.length === 0 && t('states.none')}
        {plan.targets.map(({ product_id, variant_id }) => {
          const one = variants.find((variant) =>
            variant_id ? variant.id === variant_id : variant.product_id === product_id,
          )
          const product = one?.name.slice(0, -` · ${one.title}`.length)
          return (
            <Text as="div" size="small" key={`${product_id} ${variant_id ?? ''}`}>
              <Link to={`/products/${product_id}`} className="text-ui-fg-interactive hover:underline">
                <bdi>{(variant_id ? one?.name : product) ?? product_id}</bdi>
              </Link>
            </Text>
          )
        })}
      </Row>
      <Row label={t('subscriptions.version')}>{format.number(plan.version)}</Row>
      <Row label={t('subscriptions.id')} copy={plan.id}>
        {plan.id}
      </Row>
    </>
  )
}
