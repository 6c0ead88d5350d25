import { Button, Table } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubscriptionPlan } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField } from '../components/field'
import { Loaded } from '../components/loaded'
import { LogTable } from '../components/log-table'
import { Empty, Section } from '../components/section'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useMay } from '../lib/use-may'
import { PlanDrawer } from './plan-drawer'
import { PlanEditor } from './plan-editor'
import { PlanState } from './plan-state'
import { PriceWords } from './price-words'
import { useRhythm } from './rhythm-words'
import { choicesOf, usePlans } from './use-plans'

/** On which plans a product is sold again and again; a click opens one. */
export function ProductPlans({ productId }: { productId: string }) {
  const { t } = useTranslation('cityos')
  const rhythm = useRhythm()
  const may = useMay('subscription_plan:read')
  const mayMake = useMay('subscription_plan:create')
  const mayChange = useMay('subscription_plan:update')
  const reading = usePlans({ product_id: productId })
  const [asked, setAsked] = useState<'add' | 'make'>()
  const [open, setOpen] = useState<string>()
  const close = () => setAsked(undefined)
  if (!may) return null
  return (
    <Section
      title={t('subscriptions.product_plans')}
      subtitle={t('subscriptions.product_plans_hint')}
      actions={
        <>
          {mayChange && (
            <Button size="small" variant="secondary" onClick={() => setAsked('add')}>
              {t('subscriptions.add_to_plan')}
            </Button>
          )}
          {mayMake && (
            <Button size="small" variant="secondary" onClick={() => setAsked('make')}>
              {t('subscriptions.make_plan')}
            </Button>
          )}
        </>
      }
    >
      <Loaded reading={reading}>
        {({ subscription_plans: plans }) =>
          plans.length === 0 ? (
            <Empty title={t('subscriptions.no_product_plans')} />
          ) : (
            <LogTable words="subscriptions" columns={['plan', 'rhythm', 'price', 'status']}>
              {plans.map((plan) => (
                <Table.Row
                  key={plan.id}
                  className="cursor-pointer"
                  tabIndex={0}
                  onClick={() => setOpen(plan.id)}
                  onKeyDown={({ key }) => key === 'Enter' && setOpen(plan.id)}
                >
                  <Table.Cell>
                    <bdi>{plan.name}</bdi>
                  </Table.Cell>
                  <Table.Cell>{rhythm(plan)}</Table.Cell>
                  <Table.Cell>
                    <PriceWords plan={plan} />
                  </Table.Cell>
                  <Table.Cell>
                    <PlanState active={plan.active} />
                  </Table.Cell>
                </Table.Row>
              ))}
            </LogTable>
          )
        }
      </Loaded>
      {asked === 'add' && (
        <AddDrawer productId={productId} sold={reading.data?.subscription_plans ?? []} onClose={close} />
      )}
      {asked === 'make' && <PlanEditor productId={productId} onClose={close} />}
      {open && <PlanDrawer id={open} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

interface AddProps {
  productId: string
  /** Those that it is on already. */
  sold: readonly SubscriptionPlan[]
  onClose: () => void
}

/** Puts a product with all of its variants on a plan that there is. */
function AddDrawer({ productId, sold, onClose }: AddProps) {
  const { t } = useTranslation('cityos')
  const [chosen, setChosen] = useState('')
  const all = usePlans().data?.subscription_plans ?? []
  const others = all.filter(({ id }) => !sold.some((one) => one.id === id))
  const plan = others.find(({ id }) => id === chosen)
  const save = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const refusal = refusalOf(save.error, ['targets'])
  const send = () => {
    if (!plan) return
    const targets = [...plan.targets, { product_id: productId, variant_id: null }]
    save.mutate({ path: `/admin/subscription-plans/${plan.id}`, body: { version: plan.version, targets } })
  }
  return (
    <Editor
      open
      title={t('subscriptions.add_to_plan')}
      hint={t('subscriptions.add_to_plan_hint')}
      verb={t('actions.add')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      <SelectField
        label={t('subscriptions.column.plan')}
        placeholder={t(others.length ? 'subscriptions.choose' : 'subscriptions.no_other_plan')}
        choices={choicesOf(others)}
        value={chosen}
        onChange={setChosen}
        error={refusal.at('targets')}
      />
    </Editor>
  )
}
