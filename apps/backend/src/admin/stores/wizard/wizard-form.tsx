import { Button, FocusModal, ProgressTabs } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import type { ApiError } from '../../lib/api-error'
import { firstAnswers } from './answers'
import { BasicsStep } from './basics-step'
import { DomainStep } from './domain-step'
import { firstName, handleOf, handleProblem } from './names'
import { isFull } from './plan'
import { RegionStep } from './region-step'
import { Result } from './result'
import { ReviewStep } from './review-step'
import { ThemeStep } from './theme-step'
import { useCreateStore } from './use-create-store'
import type { Ground } from './use-ground'

const STEPS = ['basics', 'region', 'theme', 'domain', 'review'] as const
type StepName = (typeof STEPS)[number]

interface WizardFormProps {
  tenant: Tenant
  ground: Ground
}

/** Five questions with answers filled in; a refusal leads back to the question that it is about. */
export function WizardForm({ tenant, ground }: WizardFormProps) {
  const { t, i18n } = useTranslation('cityos')
  const { options, stores, usage } = ground
  const [answers, setAnswers] = useState(() =>
    firstAnswers(tenant, options, firstName(tenant.name, ground.stores)),
  )
  const [step, setStep] = useState<StepName>('basics')
  const create = useCreateStore(options)
  const errors = errorsOf(create.error)
  const at = STEPS.indexOf(step)
  const baseDomain = tenant.host.split('.').slice(1).join('.')
  const props = {
    answers,
    options,
    errors,
    change: (change: Partial<typeof answers>) => setAnswers((before) => ({ ...before, ...change })),
  }
  if (create.data) {
    return (
      <>
        <FocusModal.Header />
        <FocusModal.Body className="overflow-y-auto">
          <Result created={create.data} tenantHost={tenant.host} />
        </FocusModal.Body>
      </>
    )
  }
  // What the first step shows to be wrong leads no further.
  const ready = answers.name.trim() !== '' && !isFull(usage) && !handleProblem(handleOf(answers), stores)
  const submit = () =>
    create.mutate(answers, { onError: (error) => setStep(stepOf(Object.keys(errorsOf(error)))) })
  return (
    <ProgressTabs
      dir={i18n.dir()}
      value={step}
      onValueChange={(next) => setStep(next as StepName)}
      className="flex h-full flex-col overflow-hidden"
    >
      <FocusModal.Header>
        <ProgressTabs.List className="-my-2 flex overflow-x-auto border-s">
          {STEPS.map((name, index) => (
            <ProgressTabs.Trigger
              key={name}
              value={name}
              disabled={create.isPending || (!ready && name !== 'basics')}
              status={index < at ? 'completed' : index === at ? 'in-progress' : 'not-started'}
              className="max-w-[200px] truncate"
            >
              {t(`wizard.step.${name}`)}
            </ProgressTabs.Trigger>
          ))}
        </ProgressTabs.List>
      </FocusModal.Header>
      <FocusModal.Body className="overflow-y-auto">
        <ProgressTabs.Content value="basics">
          <BasicsStep {...props} tenant={tenant} ground={ground} />
        </ProgressTabs.Content>
        <ProgressTabs.Content value="region">
          <RegionStep {...props} />
        </ProgressTabs.Content>
        <ProgressTabs.Content value="theme">
          <ThemeStep {...props} />
        </ProgressTabs.Content>
        <ProgressTabs.Content value="domain">
          <DomainStep {...props} baseDomain={baseDomain} />
        </ProgressTabs.Content>
        <ProgressTabs.Content value="review">
          <ReviewStep {...props} baseDomain={baseDomain} />
        </ProgressTabs.Content>
      </FocusModal.Body>
      <FocusModal.Footer>
        {at > 0 && (
          <Button
            size="small"
            variant="secondary"
            disabled={create.isPending}
            onClick={() => setStep(STEPS[at - 1] as StepName)}
          >
            {t('actions.back')}
          </Button>
        )}
        {step === 'review' ? (
          <Button key="create" size="small" disabled={!ready} isLoading={create.isPending} onClick={submit}>
            {t('wizard.create')}
          </Button>
        ) : (
          <Button
            key="next"
            size="small"
            disabled={!ready}
            onClick={() => setStep(STEPS[at + 1] as StepName)}
          >
            {t('actions.next')}
          </Button>
        )}
      </FocusModal.Footer>
    </ProgressTabs>
  )
}

/** Refusals under the names that the steps know them by. */
function errorsOf(error: ApiError | null): Record<string, string> {
  if (!error) return {}
  const own: Record<string, string> = {
    store_handle_taken: 'handle',
    country_in_use: 'countries',
    currency_unknown: 'currency',
  }
  const found: Record<string, string> = {}
  for (const [path, text] of Object.entries(error.fields)) found[nameOf(path)] = text
  return Object.keys(found).length ? found : { [own[error.code] ?? 'other']: error.message }
}

function nameOf(path: string): string {
  if (path.endsWith('shipping_amount_minor')) return 'shipping'
  if (path.includes('currency_code')) return 'currency'
  if (path.includes('country_codes')) return 'countries'
  return path.startsWith('region_ids') || path.startsWith('new_regions') ? 'region' : path
}

function stepOf(names: string[]): StepName {
  if (names.some((name) => ['name', 'handle', 'type'].includes(name))) return 'basics'
  if (names.some((name) => ['region', 'countries', 'currency', 'shipping'].includes(name))) return 'region'
  return names.some((name) => name.startsWith('theme')) ? 'theme' : 'review'
}
