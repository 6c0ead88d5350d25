'use client'
import { SelectInput, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { TENANT_CHOICE } from '../i18n/tenant-choice'
import { spoken, type Words } from '../i18n/words'
import './parts/tenant-choice.css'

interface Choice {
  id: string
  name: string
}
interface Choices {
  choices: Choice[]
  more: boolean
  chosen: Choice | null
}

/** Whose documents lists and forms show. Who works for one tenant alone reads its name. */
export default function TenantChoice() {
  const { i18n } = useTranslation()
  const say = (words: Words) => spoken(words, i18n.language)
  const [known, setKnown] = useState<Choices | null>(null)
  const [typed, setTyped] = useState('')

  useEffect(() => {
    const left = new AbortController()
    const query = typed.trim() && known?.more !== false ? `?q=${encodeURIComponent(typed.trim())}` : ''
    fetch(`/api/tenant-choice${query}`, { signal: left.signal })
      .then(async (answer) => {
        if (answer.ok) setKnown((await answer.json()) as Choices)
      })
      .catch(() => undefined)
    return () => left.abort()
    // What is known decides the address once, and does not ask again.
  }, [typed])

  async function choose(tenant: string | null) {
    const headers = { 'content-type': 'application/json' }
    await fetch('/api/tenant-choice', { method: 'POST', headers, body: JSON.stringify({ tenant }) })
    // A document of another tenant is not there any more; its list is.
    const [list] = /^\/admin\/collections\/[^/]+/.exec(window.location.pathname) ?? ['/admin']
    window.location.assign(list)
  }

  if (!known) return <div className="cityos-tenant" aria-busy="true" />
  const [only, ...others] = known.choices
  if (only && others.length === 0 && !typed && !known.more)
    return (
      <p className="cityos-tenant" data-tenant={only.id}>
        <small>{say(TENANT_CHOICE.tenant)}</small>
        <strong>{only.name}</strong>
      </p>
    )
  const all = { value: '', label: say(TENANT_CHOICE.all) }
  return (
    <div className="cityos-tenant" data-tenant={known.chosen?.id ?? ''}>
      <small>{say(TENANT_CHOICE.tenant)}</small>
      <SelectInput
        name="cityos-tenant"
        path="cityos-tenant"
        label=""
        isClearable={false}
        value={known.chosen?.id ?? ''}
        options={[all, ...withChosen(known).map(({ id, name }) => ({ value: id, label: name }))]}
        onInputChange={known.more || typed ? setTyped : undefined}
        onChange={(option) => void choose((option as { value?: string } | null)?.value || null)}
      />
      {known.more && <small>{say(TENANT_CHOICE.more)}</small>}
    </div>
  )
}

const withChosen = ({ choices, chosen }: Choices) =>
  chosen && !choices.some(({ id }) => id === chosen.id) ? [chosen, ...choices] : choices
