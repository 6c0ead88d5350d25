import type { ChangeSubscriptionTerms, Subscription } from '@cityos/contracts'

/** What somebody types to change the terms of a subscription. */
export interface ChangeForm {
  plan_id: string
  /** By item. */
  pieces: Record<string, string>
  when: ChangeSubscriptionTerms['when']
  reason: string
}

type Change = Pick<ChangeSubscriptionTerms, 'plan_id' | 'items' | 'when'>

/** What the API is asked for: null where nothing is changed, or where `wrong` names the item whose pieces are no number. */
export function changeOf(
  { plan_id, items }: Pick<Subscription, 'plan_id' | 'items'>,
  form: ChangeForm,
): { change: Change | null; wrong: string | undefined } {
  const wrong = items.find(({ id }) => !/^[1-9]\d{0,4}$/.test(form.pieces[id]?.trim() ?? ''))?.id
  if (wrong) return { change: null, wrong }
  const others = items
    .filter(({ id, quantity }) => Number(form.pieces[id]) !== quantity)
    .map(({ id }) => ({ id, quantity: Number(form.pieces[id]) }))
  const change = {
    when: form.when,
    ...(form.plan_id && form.plan_id !== plan_id ? { plan_id: form.plan_id } : {}),
    ...(others.length ? { items: others } : {}),
  }
  return { change: change.plan_id || change.items ? change : null, wrong }
}
