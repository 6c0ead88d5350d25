import { checkPlaces, type Place, type Placement } from './placement'

const PLACES: Place[] = [
  { kind: 'country', code: 'sa', parent_code: null, scope_codes: [] },
  { kind: 'country', code: 'de', parent_code: null, scope_codes: [] },
  { kind: 'scope', code: 'riyadh', parent_code: 'sa', scope_codes: [] },
  { kind: 'category', code: 'food', parent_code: 'retail', scope_codes: ['riyadh'] },
  { kind: 'category', code: 'services', parent_code: null, scope_codes: [] },
  { kind: 'subcategory', code: 'bakeries', parent_code: 'food', scope_codes: [] },
]
const at = (
  country: string | null,
  scope: string | null,
  category: string | null,
  sub: string | null,
): Placement => ({
  country_code: country,
  scope_code: scope,
  category_code: category,
  subcategory_code: sub,
})
const refusal = (placement: Placement) => {
  try {
    checkPlaces(placement, PLACES)
    return undefined
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    return `${code} ${message}`
  }
}

it.each([
  at(null, null, null, null),
  at('sa', 'riyadh', 'food', 'bakeries'),
  at('sa', 'riyadh', 'services', null),
])('%j is a placement', (placement) => expect(refusal(placement)).toBeUndefined())

it.each<[Placement, string]>([
  [at('xx', null, null, null), 'placement_unknown country_code: the content admin knows no "xx".'],
  // A code of another level is none of this one.
  [at('sa', 'food', null, null), 'placement_unknown scope_code: the content admin knows no "food".'],
  [
    at('de', 'riyadh', null, null),
    'placement_invalid scope_code: "riyadh" does not belong to the country_code "de".',
  ],
  [
    at('sa', null, 'food', null),
    'placement_invalid category_code: "food" does not belong to the scope_code "null".',
  ],
  [
    at('sa', 'riyadh', 'services', 'bakeries'),
    'placement_invalid subcategory_code: "bakeries" does not belong to the category_code "services".',
  ],
])('%j is none: %s', (placement, expected) => expect(refusal(placement)).toBe(expected))
