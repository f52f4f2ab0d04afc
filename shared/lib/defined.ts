/** The same fields without undefined values: an optional field is absent, never undefined. */
export type Defined<Fields extends object> = {
  [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
};

/** Leaves out the fields without a value, for objects with optional fields. */
export function defined<Fields extends object>(fields: Fields): Defined<Fields>;
export function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
