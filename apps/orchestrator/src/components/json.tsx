'use client'
import { FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'
import { useState } from 'react'
import './parts/json.css'

/** JSON as text. Payload's own editor loads itself from another company's server. */
const Json: JSONFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, disabled } = useField<unknown>({ path })
  const [text, setText] = useState<string | null>(null)
  const locked = readOnly || field.admin?.readOnly || disabled
  const written = value === undefined || value === null ? '' : JSON.stringify(value, null, 2)

  function change(next: string) {
    setText(next)
    setValue(parsed(next))
  }

  return (
    <div className={`field-type cityos-json${showError ? ' error' : ''}`}>
      <FieldLabel label={field.label} path={path} required={field.required ?? false} />
      <FieldError path={path} showError={showError} />
      <textarea
        id={`field-${path}`}
        dir="ltr"
        spellCheck={false}
        readOnly={locked}
        rows={Math.min(24, Math.max(3, written.split('\n').length))}
        value={text ?? written}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  )
}
export default Json

/** What is no JSON yet goes as it is, and the server says what is wrong with it. */
function parsed(text: string): unknown {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
