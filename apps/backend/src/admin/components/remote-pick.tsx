import { XMarkMini } from '@medusajs/icons'
import { Badge, Input } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withQuery } from '../lib/api'
import { useRead } from '../lib/use-read'
import { Field } from './field'

interface RemotePickProps {
  label: string
  hint?: string
  error?: string | undefined
  optional?: string
  /** A list of the API that finds by `q`, the key of its answer, and what its rows are called by. */
  source: { path: string; one: string; many: string; name: string }
  /** An id, or nothing. */
  value: string
  onChange: (id: string) => void
}

const SHOWN = 6
type Found = Record<string, string>

/** One of a list that is too long to offer whole: type to find, click to take. */
export function RemotePick({ source, value, onChange, ...field }: RemotePickProps) {
  const { t } = useTranslation('cityos')
  const [text, setText] = useState('')
  const q = text.trim()
  const { data, isFetching } = useRead<Record<string, Found[]>>(withQuery(source.path, { q, limit: SHOWN }), {
    enabled: q !== '',
    keep: true,
  })
  const found = q ? (data?.[source.many] ?? []) : []
  const take = (id: string) => {
    onChange(id)
    setText('')
  }
  return (
    <Field {...field}>
      {(id, note) => (
        <div className="flex flex-col gap-y-2">
          {value && <Taken source={source} id={value} onRemove={() => onChange('')} />}
          {!value && (
            <Input
              id={id}
              type="search"
              value={text}
              autoComplete="off"
              aria-describedby={note}
              aria-busy={isFetching}
              placeholder={t('actions.type_to_find')}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                if (found[0]?.['id']) take(found[0]['id'])
              }}
            />
          )}
          {found.length > 0 && !value && (
            <div className="bg-ui-bg-base shadow-elevation-card-rest flex flex-col rounded-lg p-1">
              {found.map((one) => (
                <button
                  key={one['id']}
                  type="button"
                  className="txt-compact-small hover:bg-ui-bg-base-hover rounded-md px-2 py-1.5 text-start"
                  onClick={() => take(one['id'] ?? '')}
                >
                  <bdi>{one[source.name]}</bdi>
                </button>
              ))}
            </div>
          )}
        </div>
      )}
    </Field>
  )
}

function Taken({
  source,
  id,
  onRemove,
}: {
  source: RemotePickProps['source']
  id: string
  onRemove: () => void
}) {
  const { t } = useTranslation('cityos')
  const { data } = useRead<Record<string, Found>>(`${source.path}/${id}`)
  const name = data?.[source.one]?.[source.name] ?? id
  return (
    <div>
      <Badge size="2xsmall" className="gap-x-1">
        <bdi>{name}</bdi>
        <button type="button" aria-label={t('actions.remove_named', { name })} onClick={onRemove}>
          <XMarkMini />
        </button>
      </Badge>
    </div>
  )
}
