import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { CityosError, ID_PREFIXES, newId } from '@cityos/contracts'
import type { CommissionContent } from '../domain/commission-rule'
import { contentOf, type RuleRow } from './rule-row'

interface Edit {
  content: CommissionContent
  /** Who makes it: an id of a user, a service or a key. */
  changed_by: string | null
  now: Date
}

/** The version that a rule has, and the one that it had. */
export interface MadeVersion {
  id: string
  version_id: string
  before: RuleRow | null
}

/** Makes a rule in its first version. */
export async function createRule(trx: Knex, id: string, edit: Edit): Promise<MadeVersion> {
  const version_id = await addVersion(trx, id, 1, edit)
  await trx('commission_rule').insert({
    ...columnsOf(edit.content),
    ...{ id, version: 1, version_id, created_at: edit.now, updated_at: edit.now },
  })
  return { id, version_id, before: null }
}

/**
 * Gives a rule another content, as a version of its own. `change` gets what the rule is now, which nobody else changes
 * until the transaction ends.
 * @throws CityosError `not_found`, `commission_rule_changed` when it is no longer in `fromVersion`.
 */
export async function changeRule(
  trx: Knex,
  { id, fromVersion }: { id: string; fromVersion: number },
  change: (now: CommissionContent) => Promise<Edit>,
): Promise<MadeVersion> {
  const before = await lockRule(trx, id)
  if (before.version !== fromVersion) {
    throw new CityosError(
      'commission_rule_changed',
      `The commission rule ${id} is in version ${before.version}, not in ${fromVersion}: read it again.`,
    )
  }
  const edit = await change(contentOf(before))
  const { rows } = await trx.raw<{ rows: { version: number }[] }>(
    `select max(version) + 1 as version from commission_rule_version where rule_id = ?`,
    [id],
  )
  const version = rows[0]!.version
  const version_id = await addVersion(trx, id, version, edit)
  await trx('commission_rule')
    .where({ id })
    .update({ ...columnsOf(edit.content), version, version_id, updated_at: edit.now })
  return { id, version_id, before }
}

/** Takes an edit back: the rule is again what it was, unless somebody has built on the edit. The version stays. */
export async function undoRule(trx: Knex, { id, version_id, before }: MadeVersion): Promise<void> {
  const edited = trx('commission_rule').where({ id, version_id })
  if (!before) await edited.delete()
  else {
    const { version, version_id: previous, updated_at } = before
    await edited.update({ ...columnsOf(before), version, version_id: previous, updated_at })
  }
}

/** From here on the rule charges nobody and is in no list; its versions and lines stay. @throws CityosError `not_found`. */
export async function archiveRule(trx: Knex, id: string, now: Date): Promise<void> {
  await lockRule(trx, id)
  await trx('commission_rule').where({ id }).update({ deleted_at: now })
}

export async function restoreRule(trx: Knex, id: string): Promise<void> {
  await trx('commission_rule').where({ id }).update({ deleted_at: null })
}

async function lockRule(trx: Knex, id: string): Promise<RuleRow> {
  const row = await trx<RuleRow>('commission_rule').where({ id }).whereNull('deleted_at').forUpdate().first()
  if (!row) throw new CityosError('not_found', `There is no commission rule ${id}.`)
  return row as RuleRow
}

async function addVersion(trx: Knex, rule_id: string, version: number, edit: Edit): Promise<string> {
  const id = newId(ID_PREFIXES.commission_rule_version)
  const { content, changed_by, now: created_at } = edit
  await trx('commission_rule_version').insert({
    ...{ id, rule_id, version, changed_by, created_at },
    content: JSON.stringify(contentOf(content)),
  })
  return id
}

function columnsOf(content: CommissionContent) {
  const { terms, limits, ...rest } = contentOf(content)
  return { ...rest, kind: terms.kind, terms: JSON.stringify(terms), limits: JSON.stringify(limits) }
}
