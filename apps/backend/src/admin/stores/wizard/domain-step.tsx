import { useTranslation } from 'react-i18next'
import { TextField } from '../../components/field'
import type { StepProps } from './answers'
import { Step } from './step'

export function DomainStep({ answers, change, baseDomain }: StepProps & { baseDomain: string }) {
  const { t } = useTranslation('cityos')
  return (
    <Step title={t('wizard.domain_title')} hint={t('wizard.domain_hint')}>
      <TextField
        label={t('wizard.subdomain')}
        suffix={`.${baseDomain}`}
        value={answers.subdomain}
        onChange={(subdomain) => change({ subdomain, subdomainTouched: true })}
      />
      <TextField
        label={t('wizard.own_domain')}
        optional={t('states.optional')}
        hint={t('wizard.own_domain_hint')}
        value={answers.ownDomain}
        onChange={(ownDomain) => change({ ownDomain })}
      />
    </Step>
  )
}
