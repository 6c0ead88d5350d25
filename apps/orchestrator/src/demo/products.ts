import { t, type Words } from '../i18n/words'
import type { Stage } from '../i18n/stages'

interface DemoProduct {
  title: Words
  summary: Words
  text: Words
  /** What the picture shows. */
  picture: Words
  colours: readonly [string, string]
}

/** What there is to say about the demo's products, by handle. */
export const DEMO_PRODUCTS: Readonly<Record<string, DemoProduct>> = {
  'city-shirt': {
    title: t('The shirt that knows its way around', 'القميص الذي يعرف دروب المدينة'),
    summary: t('Organic cotton, printed two streets away.', 'قطن عضوي، مطبوع على بعد شارعين.'),
    text: t(
      'Cut loose for warm days, with seams that do not rub under a bag. Wash it cold and it keeps its colour for years.',
      'قصّة واسعة للأيام الحارة، وخياطة لا تحتك تحت الحقيبة. اغسله بالماء البارد ليحتفظ بلونه لسنوات.',
    ),
    picture: t('A folded shirt in front of rooftops', 'قميص مطوي أمام أسطح المدينة'),
    colours: ['#0f766e', '#99f6e4'],
  },
  'canvas-bag': {
    title: t('A bag for the whole week', 'حقيبة تكفي الأسبوع كله'),
    summary: t(
      'Carries what the market has, and folds to the size of a hand.',
      'تحمل ما في السوق وتُطوى بحجم الكف.',
    ),
    text: t(
      'Heavy canvas with a flat base, so that it stands by itself. The handles are long enough for a shoulder in a winter coat.',
      'قماش متين وقاعدة مسطحة لتقف وحدها. المقابض طويلة بما يكفي لكتف بمعطف شتوي.',
    ),
    picture: t('A canvas bag on a market stall', 'حقيبة قماشية على بسطة في السوق'),
    colours: ['#9a3412', '#fed7aa'],
  },
  'steel-bottle': {
    title: t('Cold for a day, hot for half of one', 'باردة ليوم كامل، ساخنة لنصفه'),
    summary: t('Steel inside and out, without a taste of its own.', 'فولاذ من الداخل والخارج بلا طعم.'),
    text: t(
      'Two walls with nothing between them keep tea hot until the afternoon. The lid opens with one hand and stays tight in a bag.',
      'جداران بينهما فراغ يبقيان الشاي ساخناً حتى العصر. يُفتح الغطاء بيد واحدة ولا يتسرب في الحقيبة.',
    ),
    picture: t('A steel bottle beside a path', 'قارورة فولاذية بجانب ممر'),
    colours: ['#1e3a8a', '#bfdbfe'],
  },
  'wool-cap': {
    title: t('Knitted for windy bridges', 'محبوكة للجسور العاصفة'),
    summary: t('Merino wool that does not itch.', 'صوف ميرينو لا يسبب الحكة.'),
    text: t(
      'Double at the ears, single at the crown. It dries overnight and goes into a pocket without losing its shape.',
      'طبقتان عند الأذنين وطبقة عند القمة. تجف خلال ليلة وتدخل الجيب دون أن تفقد شكلها.',
    ),
    picture: t('A wool cap on a railing', 'قبعة صوفية على سور'),
    colours: ['#701a75', '#f5d0fe'],
  },
}

/** Where each product's content stands in each tenant: together, every stage there is. */
export const DEMO_STAGES: Readonly<Record<string, Readonly<Record<string, Stage>>>> = {
  acme: {
    'city-shirt': 'published',
    'canvas-bag': 'in_review',
    'steel-bottle': 'approved',
    'wool-cap': 'changes_requested',
  },
  globex: {
    'city-shirt': 'published',
    'canvas-bag': 'draft',
    'steel-bottle': 'published',
    'wool-cap': 'in_review',
  },
}

export const DEMO_COMMENT = t('Say what it is knitted of.', 'اذكر مما حُبكت.')
