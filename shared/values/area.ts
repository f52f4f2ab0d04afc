import { z } from 'zod';

const Length = z.number().int().min(-100_000).max(100_000);

/** A rectangle of the screen, in Electron's points: pixels divided by the scale of the display. */
export const Area = z.strictObject({ x: Length, y: Length, width: Length, height: Length });
export type Area = z.infer<typeof Area>;
