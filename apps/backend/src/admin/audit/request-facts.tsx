import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { AuditLog } from '@cityos/contracts'

interface RequestFactsProps {
  request: NonNullable<AuditLog['request']>
  entry: AuditLog
}

const isSomething = (input: unknown) =>
  typeof input === 'object' && input !== null ? Object.keys(input).length > 0 : input != null

/** What somebody asked for, from where, and what the server answered. */
export function RequestFacts({ request, entry }: RequestFactsProps) {
  const { t } = useTranslation('cityos')
  const { route, path, outcome, status, code, address, user_agent, input } = request
  const facts = {
    route: `${route.split(' ')[0]} ${path}`,
    permission: entry.action,
    answered: `${t(`audit.outcome.${outcome}`)}, ${status}${code ? ` ${code}` : ''}`,
    address,
    browser: user_agent,
    request_id: entry.request_id,
  }
  return (
    <>
      <dl className="grid grid-cols-[minmax(0,1fr)_minmax(0,3fr)] gap-x-4 gap-y-1">
        {Object.entries(facts).map(([name, value]) =>
          value ? (
            <div key={name} className="contents">
              <dt className="txt-small text-ui-fg-subtle">{t(`audit.${name}`)}</dt>
              <dd className="txt-small min-w-0 break-words">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {isSomething(input) && (
        <details>
          <summary className="txt-small cursor-pointer">{t('audit.input')}</summary>
          <Text asChild size="xsmall">
            <pre dir="ltr" className="bg-ui-bg-subtle mt-2 overflow-x-auto rounded-md p-3 font-mono">
              {JSON.stringify(input, null, 2)}
            </pre>
          </Text>
        </details>
      )}
    </>
  )
}
