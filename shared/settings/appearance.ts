import { z } from 'zod';
import { hasChanges } from '../lib/has-changes.ts';
import { textSizes, themes } from '../values/choices.ts';
import { languageChoices } from '../words/language.ts';

const LanguageChoice = z.enum(languageChoices);

/** How Keyturn looks and speaks. */
export const Appearance = z.strictObject({
  theme: z.enum(themes),
  textSize: z.enum(textSizes),
  // Settings from before there was a choice lack it.
  language: LanguageChoice.default('system'),
});
export type Appearance = z.infer<typeof Appearance>;

/** A change of it; fields that are missing stay. */
export const AppearanceChange = z
  .strictObject({
    theme: Appearance.shape.theme.exactOptional(),
    textSize: Appearance.shape.textSize.exactOptional(),
    language: LanguageChoice.exactOptional(),
  })
  .refine(hasChanges);
export type AppearanceChange = z.infer<typeof AppearanceChange>;

export const defaultAppearance: Appearance = {
  theme: 'system',
  textSize: 'normal',
  language: 'system',
};
