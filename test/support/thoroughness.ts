/** Whether everything is tried, which takes minutes: `npm run test:thorough`. The everyday tests try a part, each time another one. */
export const THOROUGH = process.env.THOROUGH !== undefined;

/** How many cases to draw, of so many that a thorough run draws. */
export function draws(thoroughly: number): number {
  return THOROUGH ? thoroughly : Math.ceil(thoroughly / 10);
}
