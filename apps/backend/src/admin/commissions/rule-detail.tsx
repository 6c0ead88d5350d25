import { Button, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { CommissionRule } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { Loaded } from '../components/loaded'
import { Empty, Row, Section } from '../components/section'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { RuleEditor } from './rule-editor'
import { FactWords, FACTS } from './rule-facts'
import { RuleState } from './rule-state'
import { VersionTable } from './version-table'

/** One rule: what it says now, and what it has said. */
export function RuleDetail({ id }: { id: string }) {
  const { t } = useTranslation('cityos')
  const reading = useRead<{ commission_rule: CommissionRule }>(`/admin/commission-rules/${id}`)
  return (
    <div className="flex flex-col gap-y-3">
      {reading.error?.status === 404 ? (
        <Section title={t('commissions.rule')}>
          <Empty title={t('commissions.is_archived')} hint={t('commissions.archive_hint')} />
        </Section>
      ) : (
        <Loaded reading={reading} rows={8}>
          {({ commission_rule: rule }) => <RuleSection rule={rule} />}
        </Loaded>
      )}
      {/* A rule that is archived still has its versions: lines of the past point at them. */}
      <VersionTable id={id} />
    </div>
  )
}

function RuleSection({ rule }: { rule: CommissionRule }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<'edit' | 'archive'>()
  const mayChange = useMay('commission_rule:update')
  const mayArchive = useMay('commission_rule:delete')
  const archive = useAction({
    done: t('commissions.archived', { name: rule.name }),
    leave: () => void navigate('/vendors/commissions'),
  })
  const missing = rule.only_listed_currencies ? [] : rule.missing_currencies
  return (
    <Section
      title={rule.name}
      subtitle={t('commissions.version_since', {
        number: format.number(rule.version),
        when: format.moment(rule.updated_at),
      })}
      actions={
        <>
          <RuleState rule={rule} />
          {mayChange && (
            <Button size="small" variant="secondary" onClick={() => setAsked('edit')}>
              {t('actions.edit')}
            </Button>
          )}
          {mayArchive && (
            <Button size="small" variant="danger" onClick={() => setAsked('archive')}>
              {t('commissions.archive')}
            </Button>
          )}
        </>
      }
    >
      {missing.length > 0 && (
        <Text size="small" role="status" className="text-ui-tag-orange-text px-6 py-3">
          {t('commissions.missing', { currencies: missing.map(format.currency).join(', ') })}
        </Text>
      )}
      {FACTS.filter((fact) => fact !== 'name').map((fact) => (
        <Row key={fact} label={t(`commissions.field.${fact}`)}>
          <FactWords rule={rule} fact={fact} />
        </Row>
      ))}
      {asked === 'edit' && <RuleEditor rule={rule} onClose={() => setAsked(undefined)} />}
      {asked === 'archive' && (
        <Confirm
          open
          danger
          title={t('commissions.archive_question', { name: rule.name })}
          hint={t('commissions.archive_hint')}
          verb={t('commissions.archive')}
          onClose={() => setAsked(undefined)}
          onConfirm={() => archive.mutate({ path: `/admin/commission-rules/${rule.id}`, method: 'DELETE' })}
        />
      )}
    </Section>
  )
}
