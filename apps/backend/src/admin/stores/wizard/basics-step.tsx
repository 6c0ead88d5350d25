import { Label } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { TextField } from '../../components/field'
import { handleFrom } from '../../lib/handle-from'
import { STORE_TYPES } from '../columns'
import { subdomainFor, type StepProps } from './answers'
import { ChoiceCard, Step } from './step'

export function BasicsStep({ answers, change, errors, tenant }: StepProps & { tenant: Tenant }) {
  const { t } = useTranslation('cityos')
  const rename = (name: string) =>
    change({ name, ...(answers.subdomainTouched ? {} : { subdomain: subdomainFor(name, tenant) }) })
  return (
    <Step title={t('wizard.basics_title')} hint={t('wizard.basics_hint')}>
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
          error={errors['handle']}
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
