import { Badge, clx, Table, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { CommissionRuleVersion, CommissionRuleVersionList } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { OlderNewer } from '../components/older-newer'
import { Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { usePage } from '../lib/use-page'
import { differing, FACTS, FactWords, type Fact } from './rule-facts'

/** As many versions as stand beside each other on a screen. */
const BESIDE = 4

/** What a rule has said, version beside version: what an edit has changed is marked. */
export function VersionTable({ id }: { id: string }) {
  const { t } = useTranslation('cityos')
  const list = usePage<CommissionRuleVersionList>(
    `/admin/commission-rules/${id}/versions`,
    {},
    { ordered: false, pageSize: BESIDE },
  )
  return (
    <Section title={t('commissions.versions')} subtitle={t('commissions.versions_hint')}>
      <Loaded reading={list.page} rows={6}>
        {({ commission_rule_versions: versions, next_cursor }) => (
          <>
            <div className="overflow-x-auto">
              <Versions versions={versions} />
            </div>
            <OlderNewer
              index={list.index}
              next={next_cursor}
              busy={list.page.isPlaceholderData}
              goTo={list.goTo}
            />
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Versions({ versions }: { versions: readonly CommissionRuleVersion[] }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  // The newest first: what stands behind a version is the one that it came from.
  const marks = versions.map((version, index) => {
    const from = versions[index + 1]
    return from ? differing(version, from) : new Set<Fact>()
  })
  return (
    <Table>
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell />
          {versions.map(({ version, current, created_at }) => (
            <Table.HeaderCell key={version} className="ps-2 !text-start">
              <div className="flex items-center gap-x-2 py-2">
                {t('commissions.version_of', { number: format.number(version) })}
                {current && (
                  <Badge size="2xsmall" color="green">
                    {t('commissions.current')}
                  </Badge>
                )}
              </div>
              <Text size="xsmall" className="text-ui-fg-muted pb-2">
                <bdi>{format.moment(created_at)}</bdi>
              </Text>
            </Table.HeaderCell>
          ))}
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {FACTS.map((fact) => (
          <Table.Row key={fact}>
            <Table.Cell className="text-ui-fg-subtle whitespace-nowrap">
              {t(`commissions.field.${fact}`)}
            </Table.Cell>
            {versions.map((version, index) => {
              const isNew = marks[index]?.has(fact)
              return (
                <Table.Cell
                  key={version.version}
                  className={clx('ps-2', isNew && 'bg-ui-tag-orange-bg')}
                  title={isNew ? t('commissions.is_new') : undefined}
                >
                  <FactWords rule={version} fact={fact} />
                </Table.Cell>
              )
            })}
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  )
}
