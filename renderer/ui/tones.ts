// The tones a chip, badge or notice can have; each is a group of tokens `--<tone>-fill`, `-edge` and `-text`.

export const feedbackTones = ['neutral', 'info', 'success', 'warning', 'danger'] as const
export const statusTones = [
  'booked',
  'confirmed',
  'arrived',
  'in-treatment',
  'done',
  'paid',
  'no-show',
  'cancelled',
] as const

export type FeedbackTone = (typeof feedbackTones)[number]
export type StatusTone = (typeof statusTones)[number]
export type Tone = FeedbackTone | StatusTone

/** Custom properties of a tone, for an element whose CSS reads --tone-fill, --tone-edge and --tone-text. */
export function toneStyle(tone: Tone): Record<`--tone-${'fill' | 'edge' | 'text'}`, string> {
  return {
    '--tone-fill': `var(--${tone}-fill)`,
    '--tone-edge': `var(--${tone}-edge)`,
    '--tone-text': `var(--${tone}-text)`,
  }
}

/** How many colours there are for people. */
export const staffColourCount = 12

/** The colour of the nth person (any whole number; wraps around): a CSS value for borders and dots. */
export function staffColour(index: number): string {
  const wrapped = ((Math.trunc(index) % staffColourCount) + staffColourCount) % staffColourCount
  return `var(--staff-${wrapped + 1})`
}
