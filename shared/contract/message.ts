import { z } from 'zod';
import type { FileCallName, MessageName, PushName } from './channels.ts';

type Described<Kind extends string> = {
  readonly kind: Kind;
  /** What it does, in one line; `docs/architecture.md` has it. */
  readonly description: string;
};

type Answered<In extends z.ZodType, Out extends z.ZodType> = {
  readonly input: In;
  readonly output: Out;
};

/** What the page calls and main answers. */
export type Call<
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
> = Described<'call'> & Answered<In, Out>;

/** A call for which the page gives a file: the preload puts its path in its place, which the page can't know. */
export type FileCall<
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
> = Described<'file call'> & Answered<In, Out>;

/** What main says to the page without being called. */
export type Push<Value extends z.ZodType = z.ZodType> = Described<'push'> & {
  readonly value: Value;
};

/** The schema of a call without input, or without a value in its answer. */
export const Nothing = z.undefined();

/** A call: what it does, what goes in, what comes out. */
export function call<In extends z.ZodType, Out extends z.ZodType>(
  description: string,
  input: In,
  output: Out,
): Call<In, Out> {
  return { kind: 'call', description, input, output };
}

/** A call that is given a file by the page. */
export function fileCall<In extends z.ZodType, Out extends z.ZodType>(
  description: string,
  input: In,
  output: Out,
): FileCall<In, Out> {
  return { kind: 'file call', description, input, output };
}

/** A push: what it says, and with what. */
export function push<Value extends z.ZodType>(description: string, value: Value): Push<Value> {
  return { kind: 'push', description, value };
}

type BeforeDot<Name> = Name extends `${infer Before}.${string}` ? Before : never;
type AfterDot<Name, Before extends string> = Name extends `${Before}.${infer After}`
  ? After
  : never;
type MessageOf<Name> = Name extends FileCallName ? FileCall : Name extends PushName ? Push : Call;

/** The groups that the names of the channels make. */
export type GroupName = BeforeDot<MessageName>;

/** One group of the contract: a message for each of its names, of the right kind, and nothing else. */
export type Group<Name extends GroupName> = {
  readonly [Verb in AfterDot<MessageName, Name>]: MessageOf<`${Name}.${Verb}`>;
};
