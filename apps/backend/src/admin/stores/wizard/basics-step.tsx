import { Alert, Label } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { TextField } from '../../components/field'
import { handleFrom } from '../../lib/handle-from'
import { useFormat } from '../../lib/use-format'
import { STORE_TYPES } from '../columns'
import { subdomainFor, type StepProps } from './answers'
import { isFull } from './plan'
import { handleOf, handleProblem } from './names'
import { ChoiceCard, Step } from './step'
import type { Ground } from './use-ground'

interface BasicsStepProps extends StepProps {
  tenant: Tenant
  ground: Ground
}

export function BasicsStep({ answers, change, errors, tenant, ground }: BasicsStepProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const rename = (name: string) =>
    change({ name, ...(answers.subdomainTouched ? {} : { subdomain: subdomainFor(name, tenant) }) })
  const { usage } = ground
  const problem = answers.name.trim() ? handleProblem(handleOf(answers), ground.stores) : undefined
  return (
    <Step title={t('wizard.basics_title')} hint={t('wizard.basics_hint')}>
      {isFull(usage) && (
        <Alert variant="warning" role="alert">
          {t('stores.full', { used: format.number(usage.used), limit: format.number(usage.maximum) })}
        </Alert>
      )}
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <TextField
          label={t('wizard.name')}
          autoFocus
          value={answers.name}
          onChange={rename}
          error={errors['name']}
        />
        <TextField
          label={t('wizard.handle')}
          hint={t('wizard.handle_hint')}
          placeholder={handleFrom(answers.name)}
          value={answers.handle}
          onChange={(handle) => change({ handle })}
          error={problem ? t(`wizard.${problem}`) : errors['handle']}
        />
      </div>
      <div className="flex flex-col gap-y-2">
        <Label size="small" weight="plus" id="store-type">
          {t('wizard.type')}
        </Label>
        <div role="radiogroup" aria-labelledby="store-type" className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          {STORE_TYPES.map((type) => (
            <ChoiceCard
              key={type}
              title={t(`stores.type.${type}`)}
              hint={t(`stores.type_hint.${type}`)}
              chosen={answers.type === type}
              onChoose={() => change({ type })}
            />
          ))}
        </div>
      </div>
    </Step>
  )
}
