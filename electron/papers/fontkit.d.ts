// The part of fontkit that the papers use; the package brings no types.
declare module 'fontkit' {
  export interface GlyphRun {
    readonly positions: readonly object[]
  }
  export interface Font {
    layout(text: string, features?: unknown): GlyphRun
    createSubset(): unknown
    hasGlyphForCodePoint(codePoint: number): boolean
  }
  export function create(bytes: Uint8Array): Font
}
