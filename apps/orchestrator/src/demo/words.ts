import { t, type Words } from '../i18n/words'

interface DemoPage {
  path: string
  title: Words
  heading: Words
  text: Words
}

interface DemoContent {
  tagline: Words
  colour: string
  placement: { country: string; scope: string; category: string; subcategory: string }
  pages: DemoPage[]
}

/** What the demo's tenants say, by their handle. */
export const DEMO_CONTENT: Readonly<Record<string, DemoContent>> = {
  acme: {
    tagline: t('Everything from around the corner', 'كل شيء من حولك'),
    colour: '#0f766e',
    placement: { country: 'sa', scope: 'riyadh', category: 'food', subcategory: 'groceries' },
    pages: [
      {
        path: '/',
        title: t('Welcome to Acme City Market', 'أهلاً بكم في سوق مدينة أكمي'),
        heading: t('The market of your city', 'سوق مدينتك'),
        text: t('Fresh every morning, from shops that you know.', 'طازج كل صباح، من متاجر تعرفها.'),
      },
      {
        path: '/about',
        title: t('About us', 'من نحن'),
        heading: t('Who we are', 'من نحن'),
        text: t(
          'Three brands, one market, in Riyadh since this morning.',
          'ثلاث علامات وسوق واحد في الرياض منذ هذا الصباح.',
        ),
      },
    ],
  },
  globex: {
    tagline: t('Made for outside', 'صُنع للهواء الطلق'),
    colour: '#9a3412',
    placement: { country: 'us', scope: 'us-outdoors', category: 'sports', subcategory: 'hiking' },
    pages: [
      {
        path: '/',
        title: t('Globex Outfitters', 'غلوبكس للتجهيزات'),
        heading: t('Go outside', 'انطلق إلى الخارج'),
        text: t('Boots, bags and everything between them.', 'أحذية وحقائب وكل ما بينهما.'),
      },
      {
        path: '/returns',
        title: t('Returns', 'الإرجاع'),
        heading: t('It did not fit?', 'لم يناسبك؟'),
        text: t('Send it back within thirty days.', 'أعده خلال ثلاثين يوماً.'),
      },
    ],
  },
}
