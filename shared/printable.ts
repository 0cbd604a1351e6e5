// What can stand on paper. Pure; runs anywhere.

/**
 * The text with what Inter cannot draw taken out: emoji are dropped, letters of scripts other than Latin, Greek and
 * Cyrillic become '?'. Without it pdfkit draws empty boxes and measures lines wrongly.
 */
export function printable(text: string): string {
  return text
    .replace(
      /(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Variation_Selector}|\p{Join_Control}|\u20E3/gu,
      '',
    )
    .replace(
      /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]|[\u{10000}-\u{10FFFF}]/gu,
      '?',
    )
    .replace(/ {2,}/g, ' ')
    .trim()
}
