import { chooseLocale } from './choose-locale'

it.each<[readonly string[], (string | null)[], string | undefined]>([
  [['en', 'ar'], ['ar'], 'ar'],
  [['en', 'ar'], ['ar-SA', 'en'], 'ar'],
  [['en', 'ar-EG'], ['ar-SA', 'en'], 'ar-EG'],
  [['en-GB', 'en'], ['en-us'], 'en'],
  [['en', 'ar'], ['fr', null, 'ar'], 'ar'],
  [['en', 'ar'], ['fr'], 'ar'],
  [[], ['en'], undefined],
])('of %j, wanting %j: %s', (written, wanted, chosen) => expect(chooseLocale(written, wanted)).toBe(chosen))
