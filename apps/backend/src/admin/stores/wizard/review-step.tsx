import { Container, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Row } from '../../components/section'
import { useFormat } from '../../lib/use-format'
import { ThemePreview } from '../theme-preview'
import { lookFor, type StepProps } from './answers'
import { Step } from './step'
import { regionTitle } from '../region-title'

export function ReviewStep({ answers, options, errors, baseDomain }: StepProps & { baseDomain: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const regions = [
    ...options.regions.filter(({ id }) => answers.regionIds.includes(id)).map(regionTitle),
    ...(answers.countries.length
      ? [`${answers.countries.map(format.country).join(', ')} (${answers.currency.toUpperCase()})`]
      : []),
  ]
  const hosts = [answers.subdomain && `${answers.subdomain}.${baseDomain}`, answers.ownDomain].filter(Boolean)
  const refusals = Object.values(errors)
  return (
    <Step title={t('wizard.review_title')} hint={refusals.length ? '' : t('wizard.review_hint')}>
      {refusals.map((text) => (
        <Text key={text} size="small" role="alert" className="text-ui-fg-error">
          {text}
        </Text>
      ))}
      <Container className="divide-y p-0">
        <Row label={t('wizard.name')}>{answers.name}</Row>
        <Row label={t('stores.column.type')}>{t(`stores.type.${answers.type}`)}</Row>
        <Row label={t('store.sells')}>{t(`wizard.products_${answers.products}`)}</Row>
        <Row label={t('store.regions')}>{regions.join(' · ') || undefined}</Row>
        <Row label={t('stores.column.host')}>{hosts.join(', ') || undefined}</Row>
      </Container>
      <div className="max-w-sm">
        <ThemePreview look={lookFor(answers, options)} name={answers.name} />
      </div>
    </Step>
  )
}
