import { t, type Words } from '../i18n/words'

interface Level {
  code: string
  name: Words
}

export const DEMO_SCOPES: readonly (Level & { country: string; type: 'city' | 'theme' })[] = [
  { code: 'riyadh', name: t('Riyadh', 'الرياض'), country: 'sa', type: 'city' },
  { code: 'jeddah', name: t('Jeddah', 'جدة'), country: 'sa', type: 'city' },
  { code: 'berlin', name: t('Berlin', 'برلين'), country: 'de', type: 'city' },
  { code: 'new-york', name: t('New York', 'نيويورك'), country: 'us', type: 'city' },
  { code: 'us-outdoors', name: t('Outdoors', 'الأنشطة الخارجية'), country: 'us', type: 'theme' },
]

export const DEMO_CATEGORIES: readonly (Level & { parent?: string })[] = [
  { code: 'retail', name: t('Retail', 'تجارة التجزئة') },
  { code: 'services', name: t('Services', 'الخدمات') },
  { code: 'food', name: t('Food and drink', 'الأطعمة والمشروبات'), parent: 'retail' },
  { code: 'fashion', name: t('Fashion', 'الأزياء'), parent: 'retail' },
  { code: 'sports', name: t('Sports and outdoors', 'الرياضة والأنشطة الخارجية'), parent: 'retail' },
]

export const DEMO_SUBCATEGORIES: readonly (Level & { category: string })[] = [
  { code: 'groceries', name: t('Groceries', 'البقالة'), category: 'food' },
  { code: 'bakeries', name: t('Bakeries', 'المخابز'), category: 'food' },
  { code: 'clothing', name: t('Clothing', 'الملابس'), category: 'fashion' },
  { code: 'hiking', name: t('Hiking', 'المشي لمسافات طويلة'), category: 'sports' },
  { code: 'repairs', name: t('Repairs', 'الإصلاحات'), category: 'services' },
]
